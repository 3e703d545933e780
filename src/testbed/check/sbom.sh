# shellcheck shell=bash
# Step sbom: the bill of materials of the job's jar; sourced by scripts/check.

sbom_file=$root/job/target/plumbline-job.cdx.json

# Licences under which a part may travel in a jar that is Apache-2.0 itself.
allowed_licences=' Apache-2.0 BSD-2-Clause BSD-3-Clause MIT '

build_sbom() {
  mvn -B -q -Dquick -Dcyclonedx.skip=false -f "$root/pom.xml" -pl job -am package >"$work/sbom.log" 2>&1
}

# components FILE: group, name, version and licences of each, one a line, tabs between; CycloneDX's layout is fixed.
components() {
  awk '
    function value(line) { sub(/^[^:]*: "/, "", line); sub(/",?$/, "", line); return line }
    /^  "components" : \[/ { inside = 1; next }
    /^  \]/ { inside = 0 }
    !inside { next }
    /^    \{/ { group = name = version = licences = ""; licensed = 0 }
    /^      "group" : / { group = value($0) }
    /^      "name" : / { name = value($0) }
    /^      "version" : / { version = value($0) }
    /^      "licenses" : \[/ { licensed = 1 }
    /^      \]/ { licensed = 0 }
    licensed && /^ +"(id|name|expression)" : / { licences = licences (licences == "" ? "" : "|") value($0) }
    /^    \}/ { printf "%s\t%s\t%s\t%s\n", group, name, version, licences }' "$1"
}

check_sbom() {
  local group name version licence where count=0
  if [[ ! -s $sbom_file || $root/pom.xml -nt $sbom_file || $root/job/pom.xml -nt $sbom_file ]]; then
    run build_sbom || fail "the bill of materials cannot be built; Maven's output is $work/sbom.log"
  fi
  components "$sbom_file" | sort >"$work/sbom"
  while IFS=$'\t' read -r group name version licence; do
    where=''
    # The jar is built without it: a cluster has its own logging (step jar sees to that).
    if [[ $group == org.slf4j ]]; then where=' (from the cluster)'; fi
    printf '   %-62s %s%s\n' "$group:$name:$version" "${licence:--}" "$where"
    [[ -n $licence ]] || fail "$group:$name:$version names no licence; find out what it is under, or do without it"
    [[ $allowed_licences == *" $licence "* ]] ||
      fail "$group:$name:$version is under $licence, and only$allowed_licences may be in the jar; do without it, or add the licence in src/testbed/check/sbom.sh"
    count=$((count + 1))
  done <"$work/sbom"
  ((count > 10)) || fail "$sbom_file lists $count parts, and there are more: has CycloneDX changed its layout?"
  say "   $count parts, as a CycloneDX bill of materials in ${sbom_file#"$root"/}"
}
