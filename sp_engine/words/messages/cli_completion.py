"""What `sp completion` says of itself."""

from sp_engine.words.language import Words

HELP = Words(
    'Pelengkapan perintah di terminal; bash: eval "$(sp completion bash)".',
    'Completion of commands in a shell; bash: eval "$(sp completion bash)".',
)
OPTIONS = {
    "shell": Words("Shell yang dipakai.", "The shell that is used."),
    "typed": Words(
        "Satu kata yang sudah diketik (boleh diulang); yang keluar adalah lanjutannya.",
        "A word typed so far (repeatable); what comes out is how the last goes on.",
    ),
}
PLACEHOLDERS = {"shell": Words("bash|zsh|fish", "bash|zsh|fish"), "typed": Words("KETIKAN", "TYPED")}
