# shellcheck shell=bash
# Step shell; sourced by scripts/check.

# install_shellcheck: where apt-get is and may; what it says goes to a log.
install_shellcheck() {
  [[ $(id -u) == 0 ]] && command -v apt-get >/dev/null || return 1
  say "   installing shellcheck"
  { DEBIAN_FRONTEND=noninteractive apt-get install -y -q shellcheck ||
    { apt-get update -q && DEBIAN_FRONTEND=noninteractive apt-get install -y -q shellcheck; }; } >"$work/apt.log" 2>&1
}

check_shell() {
  local file first scripts=()
  while IFS= read -r file; do
    IFS= read -r first <"$root/$file" || true
    case $first in
      '#!'*sh)
        [[ -x $root/$file ]] || fail "$file starts with $first and is not executable; chmod +x $file"
        scripts+=("$file")
        ;;
    esac
  done < <(grep -vE '\.(java|avro|gz|png|md|xml|json|avsc|ya?ml)$' "$work/files")
  if ! command -v shellcheck >/dev/null && ! { run install_shellcheck && command -v shellcheck >/dev/null; }; then
    say "   NOTE: skipped, there is no shellcheck here (apt-get install shellcheck)"
    return
  fi
  # What they source is checked with them (-a -x).
  (cd "$root" && shellcheck -a -x -- "${scripts[@]}") || fail "shellcheck found what is above; its page on each number says how to write it"
}
