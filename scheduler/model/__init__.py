"""The solver's side: CP-SAT stages from a School to a Plan; only here is ortools known.

reading   what the facts mean for a plan (who is where when, who may do what)
engine    stages with a value and a bound each
clubs     openings, days, members (wishes)        groups    who sits with whom
rooms     where                                    cycle     the repeating roster
term      every date of the term                   flex      time given back
explain   why no plan can exist                    solve     the journey
"""
