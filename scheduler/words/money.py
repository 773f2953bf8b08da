"""Names of the totals of a settlement."""

OWN = "绩效工资增量"
LABOUR = "劳务费"
INSTITUTION = "机构支付"
PAID = "合计"
