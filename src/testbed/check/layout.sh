# shellcheck shell=bash
# Step layout; sourced by scripts/check.

# list_files: what is or would be committed, one a line, relative to the root.
list_files() {
  (
    cd "$root"
    if command -v git >/dev/null && [[ -e .git ]]; then
      git -c safe.directory='*' -c core.quotePath=off ls-files --cached --others --exclude-standard
    else
      find . \( -name target -o -name .git \) -prune -o -type f -print | sed 's#^\./##'
    fi | while IFS= read -r file; do
      if [[ -e $file ]]; then printf '%s\n' "$file"; fi
    done | sort -u
  )
}

# Hosts of package registries; a build takes them from the user's settings. Written so that they do not find themselves.
registry_hosts='repo1?[.]maven|maven[.]org/|/maven[2]|sonatype[.]org|jcente[r]|bintra[y]|packages[.]confluent|plugins[.]gradle|npmjs[.]|'
registry_hosts+='yarnpkg[.]com|pypi[.]|pythonhoste[d]|conda[.]anaconda|crates[.]io|rubygem[s]|proxy[.]golang|nuget[.]org|artifactor[y]|/nexu[s]'

check_layout() {
  local allowed=' CHANGELOG.md LICENSE README.md deploy job pom.xml schemas scripts src '
  local hidden=' .ci .editorconfig .gitattributes .github .gitignore .mvn ' name
  while IFS= read -r name; do
    [[ $allowed == *" $name "* || $hidden == *" $name "* ]] ||
      fail "'$name' is no name of the root; those are fixed:$allowed(and$hidden). Put it in one of them"
  done < <(sed 's#/.*##' "$work/files" | sort -u)
  for name in CHANGELOG.md LICENSE README.md pom.xml schemas job src scripts; do
    [[ -e $root/$name ]] || fail "'$name' is missing at the root"
  done
  if (cd "$root" && tr '\n' '\0' <"$work/files" | xargs -0 grep -nIiE -e "$registry_hosts" /dev/null); then
    fail "the lines above name the host of a package registry; where packages come from is for the user's settings to say"
  fi
}
