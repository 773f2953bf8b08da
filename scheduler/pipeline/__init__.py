"""The journeys: read, plan, audit, pay, write; verbs and pages take one of these."""
