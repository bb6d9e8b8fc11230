"""What the product says: a module for each subject, a constant for each thing that is said.

Whoever says something imports the subject: `outcomes.REJECTED.get(language)`, and with values
`needs.BRING.say(language, document=name)`.  A constant is `Words`, or a table or tuple of them.

New words, in three steps: write the constant; run `pytest tests/words --regenerate`, which adds it to
`tests/words/renderings/<subject>.yaml` and gives every value its own name in ‹marks›; put a telling value for
each mark, run it once more, and read the difference in both languages.  A test fails while a pair is not in
its table, while the table says something else, and where words are said with other values than they name.
"""
