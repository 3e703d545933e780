# shellcheck shell=bash
# Step documents: what the pages name exists; sourced by scripts/check.

# problem PAGE WHAT: all of them are told, then the step fails.
problem() {
  printf '%s: %s\n' "$1" "$2" >&2
  problems=$((problems + 1))
}

# check_paths PAGE: relative links from the page's folder; words that start like a folder of ours from the root.
check_paths() {
  local path
  while IFS= read -r path; do
    [[ -e $root/$(dirname "$1")/$path ]] || problem "$1" "the link to $path leads nowhere"
  done < <(grep -oE '\]\([^)#: ]+' "$root/$1" | sed 's/^](//' | sort -u)
  while IFS= read -r path; do
    [[ -e $root/$path ]] || problem "$1" "there is no $path"
  done < <(grep -oE '(^|[^A-Za-z0-9._/~-])(scripts|job|schemas|src|deploy|[.]ci|[.]github|[.]mvn)/[A-Za-z0-9._/-]*' "$root/$1" |
    sed -E 's#^[^A-Za-z0-9._/~-]##; s#[.]+$##' | sort -u)
}

# check_classes PAGE: names of ours in full, and names in `TwoHumps` alone.
check_classes() {
  local name
  while IFS= read -r name; do
    [[ -n $(find "$root"/{schemas,job,src} -path "*/${name//.//}" -o -path "*/${name//.//}.java" 2>/dev/null | head -n 1) ]] ||
      problem "$1" "there is no package or class $name"
  done < <(grep -oE 'dev\.plumbline(\.[A-Za-z0-9_]+)+' "$root/$1" | sort -u)
  # shellcheck disable=SC2016 # the backticks of Markdown
  while IFS= read -r name; do
    grep -qE "/$name\.java\$" "$work/files" || problem "$1" "there is no class $name"
  done < <(grep -oE '`[A-Z][a-z0-9]+([A-Z][a-z0-9]+)+`' "$root/$1" | tr -d '`' | sort -u)
}

# commands PAGE: uses of our scripts, each cut off where the shell would, or the sentence.
commands() {
  awk '/\\$/ { sub(/\\$/, ""); held = held $0; next } { print held $0; held = "" }' "$root/$1" |
    grep -oE '(^|[^A-Za-z0-9._/-])(scripts/(check|cluster|demo|plumbline|bench|faults)|src/testbed/elec2)( [^`|;&#<>()]*)?' |
    sed -E 's#^[^A-Za-z0-9._/-]##' | sort -u
}

# help_of SCRIPT WORD…: what it says with --help, kept for the next time.
help_of() {
  local kept
  kept=$work/help/$(tr '/ ' '__' <<<"$*")
  if [[ ! -e $kept ]]; then
    mkdir -p "$work/help"
    if ! (cd "$root" && "$@" --help) >"$kept.new" 2>&1 </dev/null; then
      rm -f "$kept.new"
      return 1
    fi
    mv "$kept.new" "$kept"
  fi
  cat "$kept"
}

# check_command PAGE SCRIPT WORD…: its commands and options are in its help.
check_command() {
  local page=$1 words=("$2") word help
  shift 2
  case ${words[0]}:${1:-} in
    scripts/plumbline:[a-z]*)
      while [[ ${1:-} =~ ^[a-z]+$ ]] && ((${#words[@]} < 3)) && help_of "${words[@]}" "$1" >/dev/null; do
        words+=("$1")
        shift
      done
      ((${#words[@]} > 1)) || problem "$page" "scripts/plumbline has no command '$1'"
      ;;
    scripts/cluster:[a-z]*)
      help_of "${words[0]}" | grep -qwF -e "${1#kafka-}" || problem "$page" "scripts/cluster has no command '$1'"
      # What these get goes to Flink or Kafka untouched.
      if [[ $1 == flink || $1 == kafka-* ]]; then set -- "$1"; fi
      ;;
  esac
  help=$(help_of "${words[@]}") || problem "$page" "'${words[*]} --help' fails"
  for word in "$@"; do
    word=${word%%[=,.\'\"\]]*}
    case $word in
      --help) ;;
      --[a-z]*) grep -qE -e "(^|[^a-z-])$word([^a-z-]|\$)" <<<"$help" || problem "$page" "'${words[*]}' has no option $word" ;;
    esac
  done
}

check_commands() {
  local line words
  while IFS= read -r line; do
    read -ra words <<<"$line"
    if [[ -x $root/${words[0]} ]]; then check_command "$1" "${words[@]}"; fi
  done < <(commands "$1")
}

# check_examples: they compile against the two jars that a user has.
check_examples() {
  local file java_files=()
  while IFS= read -r file; do
    case $file in
      *.java) java_files+=("$root/$file") ;;
      *.py)
        if command -v python3 >/dev/null; then
          python3 -c 'import sys; compile(open(sys.argv[1]).read(), sys.argv[1], "exec")' "$root/$file" || problem "$file" "is no Python"
        fi
        ;;
    esac
  done < <(grep -E '^src/site/examples/' "$work/files")
  ((${#java_files[@]} > 0)) || return 0
  javac --release 17 -Xlint:all,-classfile,-path,-processing -proc:none -d "$work/examples" \
    -cp "$jar_file:$root/src/cli/target/plumbline.jar" "${java_files[@]}" || problem "src/site/examples" "javac takes it not"
}

check_documents() {
  local page
  problems=0
  rm -rf "$work"/{help,examples}
  while IFS= read -r page; do
    check_paths "$page"
    check_classes "$page"
    check_commands "$page"
  done < <(grep -E '[.]md$' "$work/files")
  check_examples
  ((problems == 0)) || fail "$problems problems, all above; correct the page, or bring back what it promises"
  say "   $(grep -cE '[.]md$' "$work/files") pages"
}
