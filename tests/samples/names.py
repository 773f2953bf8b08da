"""Invented Chinese personal names from combinatorial lists."""

from random import Random

SURNAMES = (
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕"
    "苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾"
)
FIRST = "子梓雨思宇佳欣浩俊嘉诗若一文天明晓书博泽语安可星慧立建国志丽秀海春永景清"
LAST = "涵轩彤辰怡然萱睿琪豪妍瑶杰宁航悦洋琳晨阳霖铭岚菲远程霞芳伟敏强军燕平玲波涛梅"


class NameSource:
    """Draws full names, never the same one twice."""

    def __init__(self, random: Random) -> None:
        self._random = random
        self._taken: set[str] = set()

    def draw(self) -> str:
        """Return a name that was not returned before."""
        while True:
            name = self._random.choice(SURNAMES) + self._random.choice(FIRST)
            if self._random.random() < 0.85:
                name += self._random.choice(LAST)
            if name not in self._taken:
                self._taken.add(name)
                return name
