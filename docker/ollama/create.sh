#!/bin/sh
# Gives the weights of the models volume to Ollama, under the name that the product asks for. Called again, it changes nothing.
set -eu
modelfile=$(mktemp)
cat > "$modelfile" <<END
FROM /models/$LANGUAGE_MODEL
TEMPLATE """{{- range .Messages }}<|im_start|>{{ .Role }}
{{ .Content }}<|im_end|>
{{ end }}<|im_start|>assistant
"""
END
exec ollama create "$OLLAMA_MODEL" -f "$modelfile"
