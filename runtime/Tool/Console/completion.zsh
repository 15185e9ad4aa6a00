# shufflenet: add to ~/.zshrc, after compinit: source <(shufflenet completion zsh)
_shufflenet() {
  local -a suggestions
  suggestions=("${(@f)$(shufflenet "[suggest:$CURSOR]" "$BUFFER" 2>/dev/null)}")
  suggestions=(${suggestions:#})
  (( ${#suggestions} )) && compadd -- $suggestions
  _files
}
compdef _shufflenet shufflenet
