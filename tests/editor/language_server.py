"""A YAML language server as an editor runs it: JSON-RPC over its standard input and output.

In come a document's text and a position; out come what the server would show there.  Whatever takes longer
than the limit is an error, and the process ends with the `with` block.
"""

from __future__ import annotations

import json
import queue
import subprocess
import threading
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Any

_SECONDS = 60
_SETTINGS = {"validate": True, "hover": True, "completion": True, "yamlVersion": "1.2"}


class LanguageServer:
    """One running server."""

    def __init__(self, program: Path, folder: Path, settings: dict[str, Any] | None = None) -> None:
        self._settings = {**_SETTINGS, "schemaStore": {"enable": False}, **(settings or {})}
        self._folder = {"uri": folder.as_uri(), "name": folder.name}
        self._messages: queue.Queue[dict[str, Any]] = queue.Queue()
        self._last = 0
        self._process = subprocess.Popen(
            ["node", str(program), "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def __enter__(self) -> LanguageServer:
        try:
            self._greet()
        except BaseException:
            self._end()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            self._ask("shutdown", None)
            self._tell("exit", None)
            self._process.wait(_SECONDS)
        finally:
            self._end()

    def _greet(self) -> None:
        text_document = {
            "hover": {"contentFormat": ["markdown"]},
            "completion": {"completionItem": {"documentationFormat": ["markdown"]}},
        }
        client = {
            "processId": None,
            "rootUri": self._folder["uri"],
            "workspaceFolders": [self._folder],
            "capabilities": {"textDocument": text_document, "workspace": {"configuration": True}},
        }
        self._ask("initialize", client)
        self._tell("initialized", {})
        self._tell("workspace/didChangeConfiguration", {"settings": {"yaml": self._settings}})

    def _end(self) -> None:
        self._process.kill()
        self._process.wait()
        self._reader.join()
        for pipe in (self._process.stdin, self._process.stdout):
            assert pipe is not None
            pipe.close()

    def open(self, path: Path, text: str | None = None) -> list[dict[str, Any]]:
        """Open a document and return its diagnostics; each path can be opened once.

        With a text the file need not exist: the document is then one that was never saved.
        """
        return self.open_all({path: path.read_text(encoding="utf-8") if text is None else text})[path]

    def open_all(self, texts: Mapping[Path, str]) -> dict[Path, list[dict[str, Any]]]:
        """Open documents and return the diagnostics of each."""
        waiting = {path.as_uri(): path for path in texts}
        found: dict[Path, list[dict[str, Any]]] = {}
        for uri, path in waiting.items():
            document = {"uri": uri, "languageId": "yaml", "version": 1, "text": texts[path]}
            self._tell("textDocument/didOpen", {"textDocument": document})
        while len(found) < len(waiting):
            message = self._next()
            told = message.get("params", {})
            if message.get("method") == "textDocument/publishDiagnostics" and told["uri"] in waiting:
                found[waiting[told["uri"]]] = told["diagnostics"]
        return found

    def hover(self, path: Path, line: int, character: int) -> str:
        """Return the Markdown shown over a place; empty when there is none."""
        found = self._ask("textDocument/hover", self._place(path, line, character))
        return found["contents"]["value"] if found else ""

    def complete(self, path: Path, line: int, character: int) -> list[dict[str, Any]]:
        """Return what is offered at a place."""
        found = self._ask("textDocument/completion", self._place(path, line, character))
        items: list[dict[str, Any]] = found["items"] if isinstance(found, dict) else found
        return items

    @staticmethod
    def _place(path: Path, line: int, character: int) -> dict[str, Any]:
        return {
            "textDocument": {"uri": path.as_uri()},
            "position": {"line": line, "character": character},
        }

    def _ask(self, method: str, params: Any) -> Any:
        self._last += 1
        number = self._last
        self._send({"id": number, "method": method, "params": params})
        while True:
            message = self._next()
            if message.get("id") == number and "method" not in message:
                if "error" in message:
                    raise RuntimeError(f"{method}: {message['error']}")
                return message["result"]

    def _tell(self, method: str, params: Any) -> None:
        self._send({"method": method, "params": params})

    def _next(self) -> dict[str, Any]:
        """Return the next message for us; what the server asks of an editor is answered on the way."""
        while True:
            try:
                message = self._messages.get(timeout=_SECONDS)
            except queue.Empty:
                raise TimeoutError(f"the language server said nothing for {_SECONDS} seconds") from None
            if not message:
                raise EOFError(f"the language server ended with {self._process.wait()}")
            if "id" not in message or "method" not in message:
                return message
            self._send({"id": message["id"], "result": self._answer(message)})

    def _answer(self, message: dict[str, Any]) -> Any:
        if message["method"] != "workspace/configuration":
            return None
        return [self._settings if i.get("section") == "yaml" else {} for i in message["params"]["items"]]

    def _send(self, message: dict[str, Any]) -> None:
        assert self._process.stdin is not None
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self._process.stdin.flush()

    def _read(self) -> None:
        """Hand over every message, then an empty one when the server has ended."""
        stream = self._process.stdout
        assert stream is not None
        while header := stream.readline():
            length = int(header.partition(b":")[2])
            while stream.readline().strip():
                pass
            self._messages.put(json.loads(stream.read(length)))
        self._messages.put({})
