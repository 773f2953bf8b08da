"""Identities: the very strings the school typed, told apart by type."""

from typing import NewType

StaffId = NewType("StaffId", str)  # 工号
PupilId = NewType("PupilId", str)  # 学号
ClassName = NewType("ClassName", str)  # canonical class name, e.g. 三年级2班
ClubName = NewType("ClubName", str)
RoomName = NewType("RoomName", str)
SessionId = NewType("SessionId", str)
RuleId = NewType("RuleId", str)
ClauseId = NewType("ClauseId", str)
