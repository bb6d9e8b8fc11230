"""What the product says: a module for each subject, a constant for each thing that is said.

A new wording starts here: look the old one up in this folder, or, for a finding with a code, in
`words/codes.yaml`.  A subject is said by the room that works it out; `<subject>_page` is what `presenting`
says around it, and `cli_<verb>` what a verb says of itself.

Whoever says something imports the subject: `outcomes.REJECTED.get(language)`, and with values
`needs.BRING.say(language, document=name)`.  A constant is `Words`, or a table or tuple of them.

New words, in three steps: write the constant; run `pytest tests/words --regenerate`, which adds it to
`tests/words/renderings/<subject>.yaml` and gives every value its own name in ‹marks›; put a telling value for
each mark, run it once more, and read the difference in both languages.  A test fails while a pair is not in
its table, while the table says something else, and where words are said with other values than they name.
"""
