"""The look of our own HTML and Chinese words over Streamlit's English ones."""

from scheduler.words.ui import data as data_words
from scheduler.words.ui import frame as frame_words

HUES = {
    "study": 205,
    "club": 165,
    "tutoring": 35,
    "care": 265,
    "evening": 230,
    "duty": 350,
}

TABLES = """
.tt{--ln:#d5ddda;border-collapse:separate;border-spacing:0;width:100%;
 table-layout:fixed;font-size:.86rem;line-height:1.35;border:1px solid var(--ln);
 border-radius:8px;background:#fff;color:#1c2826;font-variant-numeric:tabular-nums}
.tt th,.tt td{border-right:1px solid var(--ln);border-bottom:1px solid var(--ln);
 padding:.32rem .4rem;vertical-align:top;text-align:left;overflow-wrap:anywhere}
.tt a{color:#0f6e5d}
.tt tr>*:last-child{border-right:0}
.tt tbody tr:last-child>*{border-bottom:0}
.tt thead th{background:#eaf2ef;color:#12463b;text-align:center;font-weight:600;
 position:sticky;top:0;z-index:2}
.tt thead th small{display:block;font-weight:400;color:#52625d}
.tt thead th.today{background:#0f6e5d;color:#fff}
.tt thead th.today small{color:#dcefe9}
.tt tbody th{background:#f7f9f8;font-weight:600;text-align:center;
 vertical-align:middle;white-space:nowrap}
.tt tbody th small{display:block;font-weight:400;color:#52625d}
.tt td.e{color:#a3aeaa;text-align:center;vertical-align:middle}
.tt td.today{background:#f3faf8}
.tt .c{display:block;border-radius:5px;padding:.28rem .42rem;margin-bottom:.2rem;
 border-left:3px solid hsl(var(--h) 42% 46%);background:hsl(var(--h) 48% 95.5%)}
.tt .c:last-child{margin-bottom:0}
.tt .c b{display:block;font-weight:600}
.tt .c span{color:#43524d;font-size:.92em;display:block}
.mx{font-size:.74rem;line-height:1.28;min-width:64rem}
.mx th,.mx td{padding:.16rem .2rem;text-align:center;vertical-align:middle}
.mx td{background:hsl(var(--h,0) 48% 96%)}
.mx td.e{background:#fff}
.mx td b{font-weight:600;display:inline-block}
.mx td span{display:block}
.mx .d{border-left:2px solid #9fb0aa}
.mx tbody th{position:sticky;left:0;z-index:1}
.mx thead tr:nth-child(2) th{top:1.72rem}
.cl td{vertical-align:top}
.cl small{color:#52625d}
.dt{table-layout:auto}
.dt thead th,.cl thead th{text-align:left}
.dt td.n,.dt th.n{text-align:right}
.dt td.k{white-space:nowrap}
.dt tfoot td{font-weight:600;background:#f7f9f8;border-top:2px solid #b9c6c1}
.wrap{overflow:auto;max-height:74vh;border-radius:8px}
.wrap.low{max-height:26rem}
.about{color:#52625d;font-size:.92rem;margin:0}
.about span{margin-right:1rem}
.about a{color:#0f6e5d}
.sheet{margin:0 0 .35rem;font-weight:600}
.sheet small{font-weight:400;color:#52625d;margin-left:.8rem;font-size:.86rem}
.legend{display:flex;gap:1rem;flex-wrap:wrap;font-size:.82rem;color:#43524d;
 margin:.1rem 0 .5rem}
.legend i{display:inline-block;width:.75rem;height:.75rem;border-radius:3px;
 background:hsl(var(--h) 48% 88%);border-left:3px solid hsl(var(--h) 42% 46%);
 margin-right:.35rem;vertical-align:-1px}
.facts{display:grid;grid-template-columns:repeat(auto-fit,minmax(9.5rem,1fr));
 gap:.7rem;margin:.2rem 0 .6rem}
.facts>div{border:1px solid #d5ddda;border-radius:8px;padding:.7rem .9rem;
 background:#fff}
.facts span{display:block;color:#52625d;font-size:.82rem}
.facts b{font-size:1.45rem;font-weight:650;font-variant-numeric:tabular-nums}
.facts small{color:#52625d;font-size:.82rem;font-weight:400;margin-left:.2rem}
.facts em{display:block;font-style:normal;color:#52625d;font-size:.78rem}
.steps{display:grid;grid-template-columns:repeat(3,1fr);gap:.8rem;margin:.2rem 0}
.steps>div{border-top:3px solid #0f6e5d;background:#f4f6f5;border-radius:0 0 8px 8px;
 padding:.8rem 1rem}
.steps b{display:block;margin-bottom:.2rem}
.steps span{color:#43524d;font-size:.88rem}
.tag{display:inline-block;border-radius:4px;padding:.05rem .45rem;font-size:.82rem;
 font-weight:600;white-space:nowrap}
.tag.good{background:#e2f2ec;color:#0b5a4b}
.tag.bad{background:#fbe7e5;color:#a32119}
.tag.care{background:#fdf1dc;color:#7a4f06}
.tag.calm{background:#eef1f0;color:#43524d}
.issue,.tt,.card{text-spacing-trim:trim-start}
.issue{border-left:4px solid var(--i);background:#fff;border-radius:0 6px 6px 0;
 border-top:1px solid #e3e9e7;border-right:1px solid #e3e9e7;
 border-bottom:1px solid #e3e9e7;padding:.5rem .8rem;margin-bottom:.4rem;
 display:grid;grid-template-columns:12rem 1fr;gap:.2rem .9rem;font-size:.9rem}
.issue.error{--i:#b3261e}.issue.warning{--i:#c88a16}.issue.note{--i:#7f908a}
.issue code{font-family:inherit;font-weight:600;color:#1c2826;background:none;
 padding:0}
.issue span{color:#43524d}
.card{border:1px solid #d5ddda;border-radius:8px;padding:.8rem 1rem;background:#fff}
.card h4{margin:0 0 .3rem}
.stagebar{height:.5rem;border-radius:4px;background:#e6ecea;overflow:hidden}
.stagebar i{display:block;height:100%;background:#0f6e5d}
"""

PRINT = """
@media print{
 @page{size:A4 landscape;margin:10mm}
 header,[data-testid=stSidebar],[data-testid=stToolbar],[data-testid=stDecoration],
 [data-testid=stStatusWidget],[class*=st-key-noprint]{display:none!important}
 html,body,.stApp,[data-testid=stAppViewContainer],[data-testid=stMain],
 [data-testid=stMainBlockContainer],section{position:static!important;
 overflow:visible!important;height:auto!important;max-height:none!important;
 padding-top:0!important}
 .wrap,.wrap.low{overflow:visible;max-height:none}
 .about span{display:none}
 .tt tr{break-inside:avoid}
 .tt thead th,.mx tbody th{position:static}
 .mx{min-width:0;font-size:.6rem}
 .tt *{-webkit-print-color-adjust:exact;print-color-adjust:exact}
}
"""


def print_paper(paper: str) -> str:
    """The paper a timetable is printed on, on its side."""
    return f"<style>@media print{{@page{{size:{paper} landscape}}}}</style>"


def _relabelled(shown: str, text: str, size: str = ".9rem") -> str:
    """Hide an English text of Streamlit and show ours in its place."""
    return (
        f"{shown}{{font-size:0!important}}"
        f'{shown}::after{{content:"{text}";font-size:{size};visibility:visible}}'
    )


_DROP = "[data-testid=stFileUploaderDropzone]"
_RELABELLED = "".join(
    (
        _relabelled(
            f"{_DROP} button [data-testid=stMarkdownContainer] p",
            data_words.CHOOSE_FILES,
            ".95rem",
        ),
        "[data-testid=stFileUploaderDropzoneInstructions] span{font-size:0}",
        _relabelled(
            "[data-testid=stFileUploaderDropzoneInstructions] span:last-of-type",
            data_words.DROP_FILES,
            ".85rem",
        ),
        _relabelled("[data-testid=stSkipToContent]", frame_words.SKIP),
        _relabelled(
            "[data-testid=stSelectboxVirtualDropdown] [data-empty=true] span",
            frame_words.NOTHING_FOUND,
        ),
        "[data-testid=InputInstructions] *{display:none}",
        _relabelled(
            "[data-testid=InputInstructions]", frame_words.PRESS_ENTER, ".75rem"
        ),
        _relabelled(
            "[data-testid=stTextArea] [data-testid=InputInstructions]",
            frame_words.PRESS_CTRL_ENTER,
            ".75rem",
        ),
        "[data-testid=stNumberInput]:has([role=alert])::after{content:"
        f'"{frame_words.OUT_OF_RANGE}";font-size:.8rem;color:#a32119}}',
        "[data-testid=stFileChip][aria-invalid=true]::after{content:"
        f'"{frame_words.WRONG_FILE}";font-size:.8rem;color:#a32119;'
        "white-space:nowrap;margin-left:.6rem}",
        "[data-testid=stFileChip][aria-invalid=true]{max-width:none!important;"
        "width:auto!important}",
        "[data-testid=stSelectbox] input[placeholder='Choose an option']"
        "::placeholder{color:transparent}",
        "[data-testid=stException]>*{display:none!important}",
        "[data-testid=stException]{background:#fbe7e5;color:#a32119;"
        "border-radius:8px;padding:.8rem 1rem}",
        _relabelled("[data-testid=stException]", frame_words.PAGE_BROKEN, ".95rem"),
    )
)
CHINESE = (
    _RELABELLED
    + """
[data-testid=stElementToolbar],[data-testid=stMainMenu],#MainMenu,
[data-testid=stAppDeployButton],[data-testid=stHeaderActionElements],
footer,[data-testid=stStatusWidget]{display:none!important}
[data-testid=stMainBlockContainer]{padding:2.4rem 2.6rem 3rem;max-width:1520px}
[data-testid=stSidebarNavSectionHeader]{font-size:.8rem}
[data-testid=stCaptionContainer],[data-testid=stCaptionContainer] p{opacity:1!important;
 color:#52625d!important}
.wrap:focus-visible{outline:2px solid #0f6e5d;outline-offset:1px}
"""
)
