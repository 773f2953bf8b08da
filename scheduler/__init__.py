"""After-school service planning for Chinese schools.

The map of the package (an import may only point down this list):

    ui          Streamlit pages                     only here is streamlit known
    cli         one module per verb of ``python -m scheduler``
    office      who may do what; decisions, people, the record of runs
    jobs        run folders and the worker process
    store       the office's database
    pipeline    read -> plan -> audit -> pay -> write
    intake      workbooks -> School + Issues        export     every result file
    model       the solver's side (only ortools)    check      the second mind
    subsidy     money
    rules       one card per rule: id, reason, sentence
    policy      five regimes as data
    termdays    which days of the term have service
    domain      facts                               words      what users read
    money       integer fen

Nothing is imported here: an import would load the solver into the checker.
"""
