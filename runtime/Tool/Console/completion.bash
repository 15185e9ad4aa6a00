# shufflenet: add to ~/.bashrc: source <(shufflenet completion bash)
_shufflenet() {
  local IFS=$'\n'
  COMPREPLY=($(compgen -W "$(shufflenet "[suggest:$COMP_POINT]" "$COMP_LINE" 2>/dev/null)" -- "${COMP_WORDS[COMP_CWORD]}"))
}
complete -o bashdefault -o default -F _shufflenet shufflenet
