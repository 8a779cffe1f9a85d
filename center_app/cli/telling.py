"""What a command says when it is done: a sentence for people, or with `--json` its facts."""

import json
from argparse import Namespace


def tell(options: Namespace, sentence: str, **facts: object) -> None:
    print(json.dumps(facts, ensure_ascii=False) if options.json else sentence, flush=True)
