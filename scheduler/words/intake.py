"""What is wrong with the input and how to mend it, one pair of sentences a code.

The first sentence says what is wrong, the second how to mend it; words in braces are
filled in by the reader.
"""

_FILES = {
    "no_file": ("没有提交任何文件。", "请至少提交一个工作簿（.xlsx）。"),
    "file_missing": ("找不到文件“{book}”。", "请检查文件名和路径后重试。"),
    "file_unreadable": (
        "文件“{book}”打不开。",
        "请确认文件没有被其他程序占用，并且有读取权限。",
    ),
    "file_empty": ("文件“{book}”是空的（0 字节）。", "请重新导出后上传。"),
    "file_not_excel": (
        "文件“{book}”不是 Excel 文件（可能是改了后缀的文本）。",
        "请用 WPS 或 Excel 打开，另存为 .xlsx 后上传。",
    ),
    "file_html": (
        "文件“{book}”其实是网页格式（换了后缀的 HTML 表格）。",
        "请用 WPS 或 Excel 打开，另存为 .xlsx 后上传。",
    ),
    "file_xml": (
        "文件“{book}”是“XML 表格 2003”格式。",
        "请用 WPS 或 Excel 打开，另存为 .xlsx 后上传。",
    ),
    "file_password": (
        "文件“{book}”设有打开密码。",
        "请在 WPS 或 Excel 中取消密码，另存后上传。",
    ),
    "file_macro": (
        "文件“{book}”含有宏。",
        "请另存为不含宏的 .xlsx 后上传。",
    ),
    "file_bomb": (
        "文件“{book}”解压后过大，已拒绝读取。",
        "请把数据复制到新的工作簿中保存后上传。",
    ),
    "file_damaged": (
        "文件“{book}”已损坏或未下载完整。",
        "请用 WPS 或 Excel 打开检查，另存为 .xlsx 后上传。",
    ),
}
_SHEETS = {
    "sheet_missing": (
        "缺少工作表“{wanted}”。",
        "请增加名为“{wanted}”的工作表；可用 template 命令生成模板对照填写。",
    ),
    "sheet_empty": (
        "工作表“{sheet}”没有数据。",
        "请从表头下一行开始填写（“示例”开头的行不会读入）。",
    ),
    "sheet_unknown": (
        "工作表“{sheet}”不在约定的工作表之内，没有读入。",
        "如果它是要用的数据，请改成约定的名称；否则不必处理。",
    ),
    "sheet_guessed": (
        "工作表“{sheet}”按表头认作“{wanted}”读入。",
        "如果不对，请把工作表改成约定的名称。",
    ),
    "sheet_hidden": (
        "隐藏的工作表“{sheet}”也已读入。",
        "如果不要用它，请删除该工作表。",
    ),
    "sheet_too_large": (
        "工作表“{sheet}”的数据延伸到 {cell}，超出可读范围。",
        "请删除数据下方和右侧的多余行列（包括只有空格的单元格）后保存。",
    ),
    "header_missing": (
        "工作表“{sheet}”前 15 行内找不到表头。",
        "请保留表头，至少要有这些列：{wanted}。",
    ),
    "column_missing": (
        "工作表“{sheet}”缺少列“{wanted}”。",
        "请在表头行增加“{wanted}”一列并填写。",
    ),
    "weekday_column_missing": (
        "工作表“{sheet}”没有“{wanted}”列，按全体学生当天不参加处理。",
        "如果当天有课后服务，请增加“{wanted}”一列。",
    ),
    "column_unknown": (
        "工作表“{sheet}”的列“{header}”不在约定之内，已保留但不使用。",
        "如果它是要用的数据，请改成约定的列名；否则不必处理。",
    ),
    "row_skipped": (
        "这一行（{value}）不是数据行，没有读入。",
        "如果它是数据，请按表头逐格填写；否则不必处理。",
    ),
    "column_twice": (
        "工作表“{sheet}”有两列都是“{wanted}”，只读第一列。",
        "请删去或改名多余的一列。",
    ),
}
_CELLS = {
    "value_missing": ("“{column}”没有填写。", "请填写“{column}”。"),
    "yes_no": (
        "“{column}”写的“{value}”看不出是或否。",
        "请写“是”或“否”（也可打√，空白为否）。",
    ),
    "number": (
        "“{column}”写的“{value}”不是可用的数字。",
        "请只写一个不小于 0 的数字。",
    ),
    "whole_number": ("“{column}”写的“{value}”不是可用的整数。", "请写 0 或正整数。"),
    "positive_number": ("“{column}”写的“{value}”不是正整数。", "请写 1 或更大的整数。"),
    "units": (
        "“{column}”写的“{value}”不能作课时数。",
        "请写不小于 0 的数，最多两位小数，如 1 或 0.5。",
    ),
    "money": (
        "“{column}”写的“{value}”不能作金额。",
        "请写不小于 0 的金额（元），最多两位小数。",
    ),
    "bands": (
        "“{column}”写的“{value}”看不出各档人数和标准。",
        "请按人数从小到大写，如“≤35:35；>35:+1/人”或“≤35:25；36-45:40；≥46:55”。",
    ),
    "head_ratio": (
        "“{column}”写的“{value}”不是比例。",
        "请写成“6:4”（班主任:其他教师）或“1.5”。",
    ),
    "proportion": (
        "“{column}”写的“{value}”不在 0 到 1 之间。",
        "请写小数或百分数，如 0.8 或 80%。",
    ),
    "time": (
        "“{column}”写的“{value}”不是时间。",
        "请写成 17:30 这样的时间。",
    ),
    "day_cell": (
        "“{column}”写的“{value}”看不懂。",
        "不参加请留空；参加到正常放学写“是”；提前离校写时间，如 17:30；"
        "延时托管写“延时”。",
    ),
    "waiver": (
        "“{column}”写的“{value}”看不懂。",
        "请写“全免”“半免”或减免的金额（元），没有减免请留空。",
    ),
    "date": ("“{column}”写的“{value}”不是日期。", "请写成 2026-09-01 这样的日期。"),
    "weekdays": (
        "“{column}”写的“{value}”看不出是星期几。",
        "请写成“周一至周五”“周一、周三”或“1-5”。",
    ),
    "weekend": (
        "“{column}”写的“{value}”包含周六或周日。",
        "请只写周一至周五；调休上课的周末请写在工作表“校历”中。",
    ),
    "range_from_date": (
        "“{column}”被 Excel 变成了日期，按“{value}”读入。",
        "请核对；把该列设为“文本”格式后重新填写可避免。",
    ),
    "one_weekday": ("“{column}”写的“{value}”不止一天。", "请只写一天，如“周三”。"),
    "grades": (
        "“{column}”写的“{value}”看不出是哪些年级。",
        "请写成“1-2”“3-6”“1、3”或“一至三年级”。",
    ),
    "grade": (
        "“{column}”写的“{value}”不是一个年级。",
        "请写一个年级，如 3 或“三年级”。",
    ),
    "window": (
        "“{column}”写的“{value}”不是可用的时间。",
        "请写“周三”（全天各时段）或“周三/第二时段”（某一时段），多个用顿号隔开。",
    ),
    "choice": (
        "“{column}”写的“{value}”不在可选范围内。",
        "请从这些词中选择：{wanted}。",
    ),
    "id_damaged": (
        "“{column}”里的长号码已被 Excel 改成科学计数（{value}），末几位丢失。",
        "请把该列设为“文本”格式，再重新填写完整号码。",
    ),
    "cell_error": (
        "单元格是公式错误值（{value}），按空白读入。",
        "请修正公式，或改为直接填写数值。",
    ),
    "formula_uncalculated": (
        "单元格的公式没有保存计算结果，按空白读入。",
        "请用 WPS 或 Excel 打开文件，保存一次后再上传，或改为直接填写数值。",
    ),
}
_KEYS = {
    "duplicate_key": (
        "“{column}”为“{value}”的行重复，已在 {first} 出现过。",
        "请删去或改正其中一行。",
    ),
    "setting_missing": (
        "工作表“{sheet}”没有填写“{wanted}”。",
        "请在“项目”列写“{wanted}”，并在“值”列填写。",
    ),
    "setting_unknown": (
        "项目“{value}”不在约定之内，没有使用。",
        "请核对项目名称；不需要的可以不管。",
    ),
    "fee_missing": (
        "没有填写“收费标准”，按 0 元计算。",
        "如果收费，请在工作表“学校”填写“收费标准”（元/生·学期）。",
    ),
    "grades_missing": (
        "“年级”没有填写，按面向全校各年级处理。",
        "如果只面向部分年级，请填写如“3-6”。",
    ),
    "meetings_missing": (
        "“每周次数”没有填写，按每周 1 次处理。",
        "如果每周不止一次，请填写次数。",
    ),
}
_REFERENCES = {
    "class_unknown": (
        "“{column}”写的班级“{value}”不在工作表“班级”中。",
        "请改成“班级”表中的班级，或在“班级”表中增加该班。",
    ),
    "reference_sheet_missing": (
        "“{column}”写了“{value}”，但没有可供核对的工作表“{wanted}”。",
        "请增加工作表“{wanted}”，或清空“{column}”列。",
    ),
    "class_ambiguous": (
        "“{column}”写的“{value}”可能是{wanted}，分不清是哪个班。",
        "请写成“三年级10班”这样的完整班名。",
    ),
    "pupil_unknown": (
        "“{column}”写的“{value}”不在“学生”表中。",
        "请写“学生”表中的学号。",
    ),
    "pay_way_settled": (
        "“{other}”的支付方式已有规定，填写的“{value}”没有使用。",
        "只有外校教师、退休教师可以选择；其他人员请清空这一格。",
    ),
    "pay_way_unit": (
        "支付方式为“原单位发放”，但没有填写所在单位。",
        "请在“机构名称”填写付款给哪个单位。",
    ),
    "line_scope_unknown": (
        "单列项目的范围“{value}”不是时段、类别或社团的名称。",
        "请写“时段”表的时段名称、类别（如“晚自习”）或“社团”表的社团名称；"
        "不在排课范围内的项目写“未排课”。",
    ),
    "line_scope_twice": (
        "范围“{value}”已属于单列项目“{other}”。",
        "请只在一个单列项目中填写。",
    ),
    "floor_over_ceiling": (
        "“每课时下限”高于“每课时上限”。",
        "请改小下限，或改大上限。",
    ),
    "club_unknown": (
        "“{column}”写的社团“{value}”不在工作表“社团”中{hint}。",
        "请改成“社团”表中的名称，或在“社团”表中增加该社团。",
    ),
    "staff_unknown": (
        "“{column}”写的“{value}”不是工作表“教师”中的工号。",
        "请改成“教师”表中的工号，或在“教师”表中增加此人。",
    ),
    "staff_name_ambiguous": (
        "“{column}”写的姓名“{value}”有不止一位教师。",
        "请改写工号。",
    ),
    "staff_by_name": (
        "“{column}”写的是姓名“{value}”，已认作工号 {wanted}。",
        "建议改写工号。",
    ),
    "room_unknown": (
        "“{column}”写的场地“{value}”不在工作表“场地”和“班级”的教室中{hint}。",
        "请改成已有的场地，或在“场地”表中增加该场地。",
    ),
    "period_unknown": (
        "“{column}”写的“{value}”在工作表“时段”中不存在。",
        "请写“时段”表中当天有的时段名称，如“周三/第二时段”。",
    ),
    "pin_target_unknown": (
        "“{column}”写的“{value}”既不是班级，也不是社团。",
        "请改成“班级”表或“社团”表中的名称。",
    ),
    "pin_without_slot": (
        "“{value}”在{weekday}的“{period}”没有可用的{wanted}时段，不能固定在这里。",
        "请改成“时段”表中{wanted}的时段，并核对年级和星期。",
    ),
    "policy_unknown": (
        "“政策方案”写的“{value}”不认识。",
        "请写方案编号或地区：{wanted}。",
    ),
}
_CHECKS = {
    "term_order": (
        "“{item}”不晚于“{other}”。",
        "请核对两个日期，结束要晚于开始。",
    ),
    "term_too_long": (
        "学期{wanted}超过一年。",
        "请核对学期开始和结束的年份。",
    ),
    "service_outside_term": (
        "“{column}”{value}不在学期{wanted}之内。",
        "请改到学期之内，或改正学期的起止日期。",
    ),
    "end_before_start": (
        "结束时间 {value} 不晚于开始时间 {other}。",
        "请核对开始和结束时间（下午请写 17:30 这样的 24 小时制）。",
    ),
    "slots_overlap": (
        "{weekday}{grade}年级的“{value}”与“{other}”（{first}）时间重叠。",
        "请调整其中一个时段的时间、星期或年级。",
    ),
    "units_differ": (
        "时段“{value}”同一时间在不同年级的课时数不同（另见 {first}）。",
        "请改成相同的课时数，或给其中一些年级的时段另起名称。",
    ),
    "grade_outside_stage": (
        "“{column}”写的{grade}年级不属于学段“{wanted}”。",
        "请改正年级，或改正工作表“学校”的“学段”。",
    ),
    "class_grade_differs": (
        "班级“{value}”从班名看是{grade}年级，“年级”列写的是{other}。",
        "请核对班名和年级。",
    ),
    "grade_without_slot": (
        "{grade}年级有班级，但工作表“时段”中没有这个年级的时段，该年级不安排服务。",
        "如果该年级有课后服务，请在“时段”表的“年级”中包括它。",
    ),
    "min_over_max": (
        "“{column}”{value}大于“{other}”{wanted}。",
        "请改正其中一个，使下限不超过上限。",
    ),
    "date_order": (
        "结束日期 {value} 早于开始日期 {other}。",
        "请核对两个日期。",
    ),
    "date_outside_term": (
        "日期 {value} 不在学期{wanted}之内，不起作用。",
        "请核对日期的年份和月份。",
    ),
    "wishes_without_clubs": (
        "填了“{column}”，但没有工作表“社团”，志愿不起作用，社团时段一律随班活动。",
        "开设社团请增加工作表“社团”，否则可清空志愿各列。",
    ),
    "wish_not_open": (
        "志愿“{value}”不面向{grade}年级，不会录取。",
        "请改选面向该年级的社团，或改正社团的“年级”。",
    ),
    "wish_twice": (
        "志愿“{value}”重复填写，只算排在前面的一次。",
        "请删去或改选其他社团。",
    ),
    "leaves_too_early": (
        "{weekday}离校时间 {value} 早于当天第一个时段结束（{other}），当天不安排。",
        "不参加请留空；参加请写第一个时段结束以后的时间。",
    ),
    "late_without_care": (
        "{weekday}离校时间 {value} 晚于当天最后一个作业辅导或社团时段（{other}），"
        "没有申请延时托管，按到 {other} 处理。",
        "需要延时托管请写“延时”。",
    ),
    "care_without_slot": (
        "{weekday}申请延时托管，但{grade}年级当天没有延时托管时段，按正常放学处理。",
        "请改写“是”，或在“时段”表增加延时托管时段。",
    ),
    "day_without_slot": (
        "{weekday}参加课后服务，但{grade}年级当天没有任何时段。",
        "请留空，或在“时段”表增加该年级当天的时段。",
    ),
    "care_without_agreement": (
        "申请延时托管，但“延时协议”不是“是”；按所选政策须双方协商一致，按正常放学处理。",
        "签订协议后在“延时协议”写“是”，否则把“延时”改为“是”。",
    ),
    "evening_without_slot": (
        "申请{weekday}晚自习，但{grade}年级当天没有晚自习时段。",
        "请改正，或在“时段”表增加晚自习时段。",
    ),
    "evening_too_young": (
        "晚自习面向{grade}年级，按所选政策这些年级不能开设晚自习。",
        "请把晚自习的“年级”改为可以开设的初中年级，或改用“延时托管”。",
    ),
    "fee_over_cap": (
        "收费标准 {value} 元超过所选政策的上限 {wanted} 元（每生每学期）。",
        "请把“收费标准”改为不超过 {wanted}。",
    ),
    "waiver_over_fee": (
        "减免 {value} 元超过收费标准 {wanted} 元，按全免处理。",
        "请改写“全免”或不超过收费标准的金额。",
    ),
    "candidate_without_post": (
        "指导教师“{value}”的岗位中没有“社团”，不会安排其带该社团。",
        "请在“教师”表给此人加上岗位“社团”，或换人。",
    ),
    "club_without_leader": (
        "社团“{value}”没有可用的指导教师，无法开设。",
        "请指定岗位含“社团”、符合资质要求的教师。",
    ),
    "institution_unusable": (
        "机构“{value}”{reason}，{effect}。",
        "请在工作表“机构名单”中核对该机构的“审核通过”和“学科类”。",
    ),
    "institution_missing": (
        "第三方机构人员没有填写“机构名称”，不能承担社团。",
        "请填写“机构名单”中的机构名称。",
    ),
    "staff_unqualified": (
        "{kind}的“资质”不是“是”，不会被安排。",
        "核验资质后在“资质”写“是”。",
    ),
    "staff_kind_not_admitted": (
        "所选政策没有允许“{value}”承担课后服务，此人不会被安排。",
        "请核对“人员类别”和工作表“学校”的“政策方案”。",
    ),
    "staff_without_post": (
        "“岗位”没有填写，此人不会被安排。",
        "如要安排，请填写岗位，如“作业辅导、社团”。",
    ),
    "club_without_slot": (
        "社团“{value}”每周要活动 {count} 天，"
        "但可用的社团时段只有 {wanted} 天，无法开设。",
        "请放宽“可开时段”，减少“每周次数”，或在“时段”表增加社团时段。",
    ),
    "window_without_slot": (
        "社团“{club}”的可开时段“{value}”没有面向其年级的社团时段，这一项不起作用。",
        "请改成“时段”表中类别为“社团”的时段。",
    ),
    "venue_unknown": (
        "没有类型为“{value}”的场地，社团“{club}”无法开设。",
        "请在工作表“场地”增加该类型的场地，或改正“场地类型”。",
    ),
    "room_too_small": (
        "班级“{value}”有 {count} 名学生参加，教室“{room}”只能容纳 {capacity} 人。",
        "请核对容量，或换一间教室。",
    ),
}
SENTENCES: dict[str, tuple[str, str]] = {
    **_FILES,
    **_SHEETS,
    **_CELLS,
    **_KEYS,
    **_REFERENCES,
    **_CHECKS,
}


def did_you_mean(name: str) -> str:
    """A hint for a name that is nearly one of those listed."""
    return f"（是不是“{name}”？）"
