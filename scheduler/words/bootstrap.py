"""What a person reads before the program itself can run."""

RULE_OF_VERSION = "3.11 至 3.14"


def wrong_python(found: str) -> str:
    """This Python cannot run the program."""
    return (
        f"本程序需要 Python {RULE_OF_VERSION}，当前是 {found}。"
        "请安装符合要求的 Python 后，用它重新运行同一条命令。"
    )


def packages_missing(verb: str) -> str:
    """A verb other than ``start`` was called where nothing is installed."""
    return (
        f"运行“{verb}”所需的组件尚未安装。请先运行 python -m scheduler start"
        "（自动安装），或在当前环境中运行 pip install -r requirements.txt。"
    )


def making_environment(folder: str) -> str:
    """A virtual environment is being made."""
    return f"正在建立运行环境：{folder}"


def installing(requirements: str) -> str:
    """Packages are being installed."""
    return f"正在安装组件（{requirements}），首次约需几分钟，请保持联网……"


INSTALLED = "组件安装完成。"

NO_VENV_MODULE = (
    "当前 Python 缺少 venv 组件，无法建立运行环境。"
    "Debian、Ubuntu 系统请先运行：sudo apt install python3-venv"
)

ENVIRONMENT_FAILED = (
    "运行环境未能建立，原因见上面几行。请检查该文件夹是否可以写入、磁盘空间是否充足。"
)

INSTALL_FAILED = (
    "组件未能全部安装，原因见上面几行。请检查网络后重新运行；网络较慢时可先设置镜像："
    "pip config set global.index-url 镜像地址"
)


def installing_system(packages: str) -> str:
    """Debian packages are being installed through apt-get."""
    return f"正在安装系统组件：{packages}"


def system_missing(packages: str) -> str:
    """What a person with the right to do so should install."""
    return (
        f"系统缺少：{packages}。Debian、Ubuntu 系统请运行："
        f"sudo apt install {packages}；其他系统请用各自的方式安装。"
    )


def system_failed(packages: str) -> str:
    """apt-get could not install the packages."""
    return f"系统组件未能安装：{packages}。原因见上面几行，程序继续运行。"
