# Builds and runs fuzzers. Each module is compiled here and not by SwiftPM, which cannot link a program whose `main` is
# libFuzzer's. Sourced by Scripts/fuzz, after setup.sh.

# compile_module BUILD NAME SOURCES [OPTION ...]: makes BUILD/NAME.o, where the sources, or a module before it, have changed;
# `changed` says so.
compile_module() {
    local build=$1 module=$2 sources=$3
    shift 3
    objects+=("$build/$module.o")
    if [ ! -e "$build/$module.o" ] || [ -n "$(find "$sources" -newer "$build/$module.o" -print -quit)" ]; then changed=true; fi
    $changed || return 0
    # A fuzzer of what was there before must not be taken for the new one, if something fails from here on.
    rm -f "$build/fuzz"
    find "$sources" -name '*.swift' -print0 | xargs -0 swiftc "${options[@]}" "$@" -module-name "$module" \
        -emit-module -emit-module-path "$build/$module.swiftmodule" -emit-object -o "$build/$module.o"
}

build_generator_fuzzer() {
    need_libyaml
    step "Building"
    local build=Generator/.build/fuzz module yaml objects=() changed=false
    mkdir -p "$build"
    read -ra yaml <<<"$(pkg-config --cflags --libs yaml-0.1)"
    local options=(
        -O -whole-module-optimization -g -swift-version 6 -enable-testing -parse-as-library -sanitize=fuzzer,address
        -enable-upcoming-feature ExistentialAny -enable-upcoming-feature InternalImportsByDefault
        -package-name greenflash_generator -I "$build" -I Generator/Sources/CYAML
    )
    for module in YAML OpenAPI GeneratorConfiguration SDKModel SwiftEmitter; do
        compile_module "$build" "$module" "Generator/Sources/$module"
    done
    quietly swiftc "${options[@]}" -module-name Fuzz -emit-executable -emit-module-path "$build/Fuzz.swiftmodule" Generator/Fuzz/*.swift "${objects[@]}" "${yaml[@]}" -o "$build/fuzz"
}

build_runtime_fuzzer() {
    need_swift
    step "Building"
    local build=.build/fuzz objects=() changed=false
    mkdir -p "$build"
    quietly swift package resolve
    local options=(
        -O -whole-module-optimization -g -swift-version 6 -parse-as-library -sanitize=fuzzer,address -I "$build"
        -enable-upcoming-feature ExistentialAny -enable-upcoming-feature InternalImportsByDefault
    )
    compile_module "$build" HTTPTypes .build/checkouts/swift-http-types/Sources/HTTPTypes -swift-version 5 -suppress-warnings -package-name dependency
    compile_module "$build" Logging .build/checkouts/swift-log/Sources/Logging -swift-version 5 -suppress-warnings -package-name dependency
    options+=(-enable-testing -package-name greenflash_swift)
    compile_module "$build" GreenflashRuntime Sources/GreenflashRuntime
    compile_module "$build" GreenflashAPI Sources/GreenflashAPI
    list_models >"$build/Models.swift"
    if [ -z "$(find Fuzz/*.swift -newer "$build/fuzz" -print -quit 2>/dev/null || echo none)" ]; then $changed || return 0; fi
    quietly swiftc "${options[@]}" -module-name Fuzz -emit-executable -emit-module-path "$build/Fuzz.swiftmodule" Fuzz/*.swift "$build/Models.swift" "${objects[@]}" -o "$build/fuzz"
    # The names of fields, which hardly anyone would guess.
    grep -rhoE 'reader\.[a-zA-Z0-9]+\("[^"\\]+"' Sources/GreenflashAPI | grep -oE '"[^"]+"' | sort -u >"$build/models.dict"
}

# Every model of the API by its name, as Fuzz/JSON.swift needs them.
list_models() {
    printf 'import Foundation\nimport GreenflashAPI\n\nlet models: [String: @Sendable (Data) -> Void] = [\n'
    grep -rhoE '^public (struct|enum) [A-Za-z]+: (CodableObject|OpenUnion|OpenEnumeration)' Sources/GreenflashAPI \
        | sed -E 's/^public [a-z]+ ([A-Za-z]+):.*/    "\1": { checkModel(\1.self, $0) },/' | sort
    printf ']\n'
}

# run_fuzzer TARGET FOLDER SECONDS [OPTION ...]: with the corpus and the words that the folder has for the target. What is
# found grows a corpus beside the build.
run_fuzzer() {
    local target=$1 folder=$2 seconds=$3 build=.build/fuzz seeds=Fuzz/Corpus/$1 words=() status=0 started
    shift 3
    if [ "$target" = generator ]; then build=Generator/.build/fuzz seeds=$folder/Corpus; fi
    [ ! -e "$build/$target.dict" ] || words+=("-dict=$build/$target.dict")
    [ ! -e "$folder/$target.dict" ] || words+=("-dict=$folder/$target.dict")
    [ "$target" != generator ] || words+=("-dict=$folder/words.dict")
    mkdir -p "$build/corpus/$target" "$build/failures"

    step "Fuzzing $target for $seconds seconds"
    started=$(mktemp)
    # Swift's globals look like leaks: the sanitizer does not know its pointers that carry flags.
    FUZZ_TARGET=$target SWIFT_BACKTRACE=enable=no ASAN_OPTIONS=detect_leaks=0 "$build/fuzz" -max_total_time="$seconds" -timeout=10 -rss_limit_mb=2048 \
        -print_final_stats=1 ${words[@]+"${words[@]}"} -artifact_prefix="$build/failures/$target-" "$@" \
        "$build/corpus/$target" "$seeds" >"$build/$target.log" 2>&1 || status=$?
    if [ "$status" -ne 0 ]; then
        tail -n 60 "$build/$target.log" >&2
        while IFS= read -r input; do
            printf '\n%s:\n' "$input" >&2
            head -c 4096 "$input" | cat -v >&2
            printf '\nas base64: %s\n' "$(base64 -w 0 "$input")" >&2
        done < <(find "$build/failures" -type f -newer "$started")
        rm -f "$started"
        fail "$target did not survive an input"
    fi
    rm -f "$started"
    grep -E '^stat::(number_of_executed_units|average_exec_per_sec|peak_rss_mb)|^#.*DONE' "$build/$target.log"
}
