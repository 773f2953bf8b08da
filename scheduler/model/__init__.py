"""The solver's side: CP-SAT stages from a School to a Plan; only here is ortools known.

reading   what the facts mean for a plan (who is where when, who may do what)
run       clock, voice and record of a run     engine    goals in order, with bounds
clubs     openings, days, members (wishes)     groups    who sits with whom
rooms     where                                 works     what has to be staffed
cycle     the repeating roster                  even      evenness over the term, proven
level     what even means                       table     moves judged by arrays
carried   the balance of the term before        supervision  the fewest supervisors
deal      who of a pool takes which group       term      every date of the term
flex      time given back                       week      the parts that fit together
assemble  all of it as a plan                   explain   why no plan can exist
repair    a plan after absences                 solve     the journey
"""
