# shufflenet: shufflenet completion fish > ~/.config/fish/completions/shufflenet.fish
complete -c shufflenet -a '(shufflenet "[suggest:"(commandline -C)"]" (commandline) 2>/dev/null)'
