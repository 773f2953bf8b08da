"""What a school would do without the program, and what public programs do, compared.

Every peer gets the same work in its favour: the decisions it cannot make (days,
rooms, leaders) are taken over from our plan. The bound proven for our plan is the
referee. Nothing here is used to plan.
"""
