"""`sp completion`: what a shell runs to complete a line, and what it asks us for each time.

Without `--for` the script for a shell comes out; with it, once for each word typed after `sp`, what the
last of them can become: a verb, an option, one of its words, an agency or a service.  Where nothing is
known the shell offers files.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import Enum, StrEnum
from typing import Annotated, get_args

from sp_cli import output
from sp_cli.exit_codes import ExitCode
from sp_cli.options import CatalogueFolder, Lang, open_folder
from sp_cli.parameters import Argument, Option
from sp_cli.plain_line import Parameter, parameters_of
from sp_cli.verbs import GROUPS, VERBS, verb_function
from sp_engine.deciding import Catalogue

SCRIPTS = {
    "bash": """\
_sp() {
  local word; local -a typed
  for word in "${COMP_WORDS[@]:1:COMP_CWORD}"; do typed+=("--for=$word"); done
  mapfile -t COMPREPLY < <(sp completion bash "${typed[@]}" 2>/dev/null)
}
complete -o default -F _sp sp
""",
    "zsh": """\
_sp() {
  local -a typed found; local word
  for word in "${words[@]:1:$((CURRENT-1))}"; do typed+=("--for=$word"); done
  found=("${(@f)$(sp completion zsh "${typed[@]}" 2>/dev/null)}")
  if [[ -n "$found" ]]; then compadd -a found; else _files; fi
}
compdef _sp sp
""",
    "fish": """\
function _sp
  set -l typed (commandline -opc) (commandline -ct)
  sp completion fish --for=$typed[2..] 2>/dev/null
end
complete -c sp -a '(_sp)'
""",
}
NAMING = ("service", "words", "place", "agency", "paths")
"""The arguments that are an agency or a service, or can be."""


class Shell(StrEnum):
    """The shells that we have a script for."""

    BASH = "bash"
    ZSH = "zsh"
    FISH = "fish"


def completion_command(
    shell: Annotated[Shell, Argument()],
    typed: Annotated[list[str] | None, Option("--for", metavar="TYPED")] = None,
    catalogue: CatalogueFolder = None,
    language: Lang = "id",
) -> ExitCode:
    del language  # what a shell reads has no words in it
    if typed is None:
        output.show_document(SCRIPTS[shell])
    else:
        for word in sorted(set(_completed(typed, open_folder(catalogue)))):
            output.show(word)
    return ExitCode.DONE


def _completed(typed: list[str], catalogue: Catalogue) -> Iterator[str]:
    """Yield what the last word can become."""
    *before, last = typed
    candidates = _candidates(before, last, catalogue)
    yield from (word for word in candidates if word.startswith(last))


def _candidates(before: list[str], last: str, catalogue: Catalogue) -> Iterable[str]:
    if not before:
        return (verb.partition(" ")[0] for verb in VERBS)
    if before[0] in GROUPS and len(before) == 1:
        return (verb.partition(" ")[2] for verb in VERBS if verb.startswith(f"{before[0]} "))
    verb = " ".join(before[:2]) if before[0] in GROUPS else before[0]
    if verb not in VERBS:
        return ()
    parameters = parameters_of(verb_function(verb))
    options = {p.place.name: p for p in parameters if isinstance(p.place, Option)}
    open_option = options.get(before[-1])
    if open_option is not None and open_option.kind is not bool:
        return _values(open_option)
    if last.startswith("-"):
        return (*options, "--help")
    arguments = [p for p in parameters if isinstance(p.place, Argument)]
    return _of_arguments(arguments, catalogue)


def _of_arguments(arguments: Iterable[Parameter], catalogue: Catalogue) -> Iterator[str]:
    for argument in arguments:
        yield from _values(argument)
        if argument.name in NAMING:
            names = catalogue.files.service_names()
            yield from (*names, *(name.partition("/")[2] for name in names), *catalogue.files.agency_ids())


def _values(parameter: Parameter) -> Iterable[str]:
    """Return the words from which one is chosen; none where any will do."""
    kind = parameter.kind
    if isinstance(kind, type) and issubclass(kind, Enum):
        return [str(one.value) for one in kind]
    return [str(one) for one in get_args(kind)]
