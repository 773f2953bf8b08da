"""The workbook as data: sheets, columns, and the synonyms real schools use.

Names are those of CONTRACT.md, section 1; synonyms follow DOMAIN.md, 3.7.
"""

from dataclasses import dataclass
from functools import cached_property

from scheduler.intake.text import header_key

DAY_COLUMNS = ("周一", "周二", "周三", "周四", "周五")
WISH_COLUMNS = ("志愿1", "志愿2", "志愿3", "志愿4", "志愿5")
_NUMERALS = "一二三四五"


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column: the contract's name, other spellings, whether it must exist."""

    name: str
    synonyms: tuple[str, ...] = ()
    needed: bool = False


@dataclass(frozen=True, kw_only=True)
class SheetLayout:
    """A sheet: the contract's name, other spellings, its columns, key first."""

    name: str
    synonyms: tuple[str, ...] = ()
    needed: bool = False
    columns: tuple[Column, ...]

    @cached_property
    def headers(self) -> dict[str, str]:
        """The contract's column name of every accepted header key."""
        return {
            header_key(spelling): column.name
            for column in self.columns
            for spelling in (column.name, *column.synonyms)
        }

    @property
    def key_column(self) -> str:
        """The column that tells rows apart."""
        return self.columns[0].name

    @property
    def needed_columns(self) -> tuple[str, ...]:
        """The columns without which the sheet says nothing."""
        return tuple(column.name for column in self.columns if column.needed)


def _needed(name: str, *synonyms: str) -> Column:
    return Column(name=name, synonyms=synonyms, needed=True)


def _optional(name: str, *synonyms: str) -> Column:
    return Column(name=name, synonyms=synonyms)


def _day(index: int) -> Column:
    numeral = _NUMERALS[index]
    return _optional(
        DAY_COLUMNS[index], f"星期{numeral}", f"礼拜{numeral}", numeral, str(index + 1)
    )


def _wish(index: int) -> Column:
    numeral, number = _NUMERALS[index], index + 1
    spellings = [f"第{numeral}志愿", f"志愿{numeral}", f"第{number}志愿"]
    clubs = [f"{spelling}社团" for spelling in spellings]
    return _optional(
        WISH_COLUMNS[index],
        *spellings,
        *clubs,
        f"社团志愿{number}",
        f"志愿社团{number}",
    )


SETTINGS = SheetLayout(
    name="学校",
    synonyms=("学校信息", "学校设置", "基本信息", "学校基本信息", "参数", "设置"),
    needed=True,
    columns=(
        _needed("项目", "参数", "名称", "设置项"),
        _needed("值", "内容", "填写", "取值", "填写内容", "数值"),
        _optional("说明", "备注", "填写说明"),
    ),
)
SLOTS = SheetLayout(
    name="时段",
    synonyms=("时段表", "课后服务时段", "服务时段", "作息", "作息时间", "时间安排"),
    needed=True,
    columns=(
        _needed("时段", "时段名称", "名称", "节次"),
        _needed("类别", "时段类别", "类型", "项目"),
        _needed("星期", "周几", "星期几"),
        _needed("年级", "适用年级", "年级范围"),
        _needed("开始", "开始时间", "起", "起始时间", "上课时间"),
        _needed("结束", "结束时间", "止", "终止时间", "下课时间"),
        _optional("课时", "课时数", "计课时", "折合课时"),
    ),
)
CLASSES = SheetLayout(
    name="班级",
    synonyms=("班级表", "班级信息", "班级名单"),
    needed=True,
    columns=(
        _needed("班级", "班级名", "班级名称", "行政班"),
        _needed("年级", "所在年级"),
        _optional("班主任", "班主任工号"),
        _optional("教室", "地点", "上课地点", "场地", "所在教室"),
        _optional("任课教师", "教师", "授课教师", "任课教师工号", "科任教师"),
    ),
)
PUPILS = SheetLayout(
    name="学生",
    synonyms=(
        *("学生名单", "学生表", "学生信息", "课后服务花名册", "花名册"),
        *("课后服务申请表", "课后服务报名表", "报名表", "学生花名册", "课后服务学生"),
    ),
    needed=True,
    columns=(
        _needed("学号", "学籍号", "学生编号", "学生学号", "校内学号"),
        _needed("姓名", "学生姓名", "学生", "名字"),
        _needed("班级", "班级名", "班级名称", "学生班级", "行政班", "所在班级"),
        *(_day(index) for index in range(5)),
        _optional("晚自习", "晚自修", "参加晚自习", "晚自习星期"),
        _optional("学习困难", "学困生", "是否学习困难", "学困", "需补习"),
        _optional("减免", "是否困难减免", "困难减免", "费用减免", "减免情况"),
        _optional("延时协议", "延时托管协议", "是否签延时协议", "签订延时协议"),
        *(_wish(index) for index in range(5)),
        _optional("减免类别", "困难类别", "减免原因"),
    ),
)
STAFF = SheetLayout(
    name="教师",
    synonyms=("教师表", "教师名单", "教师信息", "教职工", "人员", "师资", "服务人员"),
    needed=True,
    columns=(
        _needed("工号", "教师工号", "教师编号", "职工号", "人员编号", "教工号"),
        _needed("姓名", "教师姓名", "教师", "名字"),
        _needed("人员类别", "类别", "人员类型", "身份", "教师类别"),
        _optional("机构名称", "机构", "所属机构", "所在机构"),
        _optional("资质", "有资质", "是否有资质", "具备资质"),
        _optional("学科", "科目", "教授科目", "任教学科"),
        _needed("岗位", "可任岗位", "承担岗位", "服务岗位"),
        _optional("每周最少课时", "周最少课时", "最少课时", "每周课时下限"),
        _optional("每周最多课时", "周最多课时", "最多课时", "每周课时上限"),
        _optional("不可用", "不可用时间", "不可用时段", "不可排时间"),
        _optional("支付方式", "发放方式", "报酬支付方式"),
    ),
)
CLUBS = SheetLayout(
    name="社团",
    synonyms=("社团表", "社团活动", "社团信息", "社团名单", "兴趣小组", "社团课程"),
    columns=(
        _needed("社团", "社团名称", "课程名称", "项目名称", "社团名"),
        _optional("类别", "社团类别", "课程类别", "类型"),
        _optional("学科类", "是否学科类"),
        _optional("年级", "适用年级", "面向年级", "招收年级"),
        _needed("最少人数", "人数下限", "开班人数", "最低人数", "下限", "成班人数"),
        _needed("最多人数", "人数上限", "容量", "上限", "招生人数", "名额"),
        _optional("每周次数", "周次数", "每周课次", "次数"),
        _optional("可开时段", "时段", "上课时间", "可开时间", "时间"),
        _optional("场地类型", "场地", "地点", "场地要求"),
        _optional(
            "指导教师",
            "教师",
            "负责教师",
            "任课教师",
            "授课教师",
            "指导老师",
            "候选教师",
        ),
        _optional("指导教师数", "指导教师人数", "教师数", "所需教师数"),
        _optional("机构名称", "机构", "合作机构"),
    ),
)
ROOMS = SheetLayout(
    name="场地",
    synonyms=("场地资源", "场地表", "教室", "场室", "功能室", "场地信息"),
    columns=(
        _needed("场地", "场地名称", "教室", "地点", "名称", "场室"),
        _optional("类型", "场地类型", "类别"),
        _needed("容量", "人数上限", "上限", "可容纳人数", "座位数"),
        _optional("可同时组数", "同时组数", "组数"),
        _optional("不可用", "不可用时段", "不可用时间"),
    ),
)
INSTITUTIONS = SheetLayout(
    name="机构名单",
    synonyms=("机构", "机构清单", "第三方机构", "机构白名单", "白名单"),
    columns=(
        _needed("机构名称", "机构", "名称"),
        _optional("学科类", "是否学科类"),
        _needed("审核通过", "是否通过", "审核", "审核结果", "是否审核通过"),
        _optional("课时费", "课时标准", "每课时费用"),
        _optional("合同方式", "计费方式", "结算方式"),
        _optional("合同金额", "合同价", "合同总价"),
    ),
)
LESSONS = SheetLayout(
    name="常规课表",
    synonyms=("总课表", "教师课表", "课表", "日常课表", "课程表"),
    columns=(
        _needed("工号", "教师工号", "教师", "任课教师", "教师编号"),
        _needed("星期", "周几", "星期几"),
        _optional("节次", "时段", "第几节", "课节"),
        _needed("开始", "开始时间", "上课时间"),
        _needed("结束", "结束时间", "下课时间"),
    ),
)
CALENDAR = SheetLayout(
    name="校历",
    synonyms=("校历安排", "学校校历", "日历", "调休安排", "放假安排"),
    columns=(
        _needed("日期", "时间"),
        _needed("安排", "类型", "类别", "状态"),
        _optional("按星期", "按周几", "按星期几", "补星期", "补周几", "执行课表"),
        _optional("说明", "备注", "原因"),
    ),
)
LEAVES = SheetLayout(
    name="请假",
    synonyms=("请假日志", "请假表", "请假记录", "教师请假"),
    columns=(
        _needed("工号", "教师工号", "教师", "教师编号"),
        _needed("开始", "开始日期", "起始日期", "自"),
        _needed("结束", "结束日期", "终止日期", "至"),
        _optional("原因", "事由", "请假原因", "类型"),
    ),
)
PINS = SheetLayout(
    name="固定安排",
    synonyms=("固定", "已定安排", "预排", "预设安排"),
    columns=(
        _needed("星期", "周几", "星期几"),
        _needed("时段", "节次", "时段名称"),
        _needed("班级或社团", "班级/社团", "班级", "社团", "对象"),
        _optional("教师", "指导教师", "负责教师", "任课教师", "工号"),
        _optional("场地", "地点", "教室"),
    ),
)
RATES = SheetLayout(
    name="补助标准",
    synonyms=("课时补助标准", "补贴标准", "课时费标准", "补助", "补贴口径"),
    columns=(
        _needed("岗位", "项目", "服务岗位"),
        _optional("人员类别", "类别", "人员类型"),
        _optional("标准", "补助标准", "单价", "金额", "课时标准"),
        _optional("月上限", "每月上限", "月封顶"),
        _optional("工分系数", "系数", "工分"),
        _optional("计酬方式", "计酬办法", "计算方式"),
        _optional("分档", "人数档", "分档标准"),
        _optional("每课时下限", "课时下限", "最低标准"),
        _optional("每课时上限", "课时上限", "最高标准"),
        _optional("分成比例", "分成"),
        _optional("班主任比例", "班主任与任课教师比例"),
        _optional("时段", "适用时段", "时段名称"),
    ),
)
ABSENCES = SheetLayout(
    name="学生缺勤",
    synonyms=("学生缺勤表", "学生请假", "缺勤记录", "学生考勤", "退费登记"),
    columns=(
        _needed("学号", "学籍号", "学生编号", "学生学号", "校内学号"),
        _needed("开始", "开始日期", "起始日期", "自"),
        _optional("结束", "结束日期", "终止日期", "至"),
        _needed("原因", "事由", "缺勤原因", "类型"),
    ),
)
ATTESTATIONS = SheetLayout(
    name="合规确认",
    synonyms=("确认", "条款确认", "人工确认", "合规承诺"),
    columns=(
        _needed("条款", "条款编号", "编号"),
        _needed("已确认", "是否确认", "确认"),
        _optional("确认人", "负责人", "签字人"),
        _optional("日期", "确认日期"),
        _optional("说明", "备注", "材料"),
    ),
)
SERVICE_LINES = SheetLayout(
    name="单列项目",
    synonyms=("单列服务", "单列服务项目", "其他服务项目", "单列收费项目"),
    columns=(
        _needed("项目", "项目名称", "服务项目"),
        _needed("范围", "包含时段", "适用范围"),
        _needed("收费标准", "收费", "单价"),
        _optional("参加学生", "参加人数", "人数"),
        _optional("适用减免", "是否减免"),
        _optional("财政补助", "财政补贴"),
        _optional("其他收入", "其它收入"),
        _optional("人员经费占比", "人员占比"),
        _optional("说明", "备注"),
    ),
)
# Sheets this program itself writes into a school's file.
IGNORED_SHEETS = ("填写说明", "问题清单")
LAYOUTS = (
    *(SETTINGS, SLOTS, CLASSES, PUPILS, STAFF, CLUBS, ROOMS, INSTITUTIONS),
    *(LESSONS, CALENDAR, LEAVES, PINS, RATES, SERVICE_LINES, ABSENCES),
    ATTESTATIONS,
)
