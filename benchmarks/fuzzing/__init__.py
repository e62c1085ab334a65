"""What `fuzz.py` feeds the program with, and what is due: each module here takes only from those before it.

hostile, hostile_yaml, banks, scenes, terminal; numbers, answers, bank_files, screens, documents, own_files; running.

Not by hypothesis: each input has a number, by which it is made again in a moment, and tens of thousands take minutes.
"""
