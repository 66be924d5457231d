# The Debian packages that the project stands on, and how missing ones are installed.
# Sourced by scripts/run.sh (which needs the packages marked "build") and scripts/test.sh ("build" and "tests").
# shellcheck shell=bash

# needed by | package | what for, in Vietnamese | and in English
package_table() {
  cat <<'TABLE'
build|g++|trình biên dịch C++20|the C++20 compiler
build|cmake|mô tả cách dựng chương trình|describes how the program is built
build|ninja-build|chạy các bước biên dịch|runs the steps of the build
build|pkg-config|giúp CMake tìm thư viện|helps CMake to find libraries
build|ca-certificates|chứng thực máy chủ khi tải nguồn https|to trust hosts when https sources are fetched
build|esbuild|ghép và rút gọn mã chạy trên trang|joins and minifies what runs on pages
build|fonts-inter|phông chữ của ảnh chia sẻ, đủ dấu tiếng Việt|the font of share cards, with all Vietnamese marks
build|libcairo2-dev|vẽ ảnh chia sẻ, áp phích|draws share cards and posters
build|libcli11-dev|đọc tùy chọn dòng lệnh|reads the command line
build|libcmark-gfm-dev|đổi Markdown ra HTML|turns Markdown into HTML
build|libcmark-gfm-extensions-dev|bảng, gạch ngang chữ trong Markdown|tables and strikethrough in Markdown
build|libcurl4-openssl-dev|tải nguồn từ địa chỉ https|fetches sources from https addresses
build|libfontconfig-dev|tìm phông chữ trên máy|finds fonts on the machine
build|libexpat1-dev|đọc XML bên trong bảng tính|reads the XML inside workbooks
build|libgumbo-dev|đọc HTML trong bản xuất|reads HTML out of exports
build|libharfbuzz-dev|xếp dấu tiếng Việt đúng chỗ khi vẽ chữ|puts Vietnamese marks where they belong
build|libicu-dev|chuẩn hóa và sắp xếp tiếng Việt|normalises and sorts Vietnamese
build|libisal-dev|nén ảnh PNG thật nhanh|packs PNG pictures fast
build|libqrcodegencpp-dev|tạo mã QR|makes QR codes
build|libsimdjson-dev|đọc JSON lớn|reads large JSON
build|libxlsxwriter-dev|ghi lỗi và báo cáo ra bảng tính .xlsx|writes faults and reports into workbooks
build|libvips-dev|đọc và thu nhỏ ảnh chụp|reads and resizes photos
build|libxxhash-dev|dấu vân tay của tệp và trang|fingerprints of files and pages
build|libyaml-cpp-dev|đọc showcase.yaml|reads showcase.yaml
build|libzip-dev|mở bảng tính .xlsx, .ods; gói bộ chia sẻ|opens workbooks, .xlsx and .ods; packs share kits
build|nlohmann-json3-dev|đọc, viết JSON nhỏ, như báo cáo --json|small JSON such as the report of --json
tests|chromium|mở các trang trong trình duyệt thật|opens pages in a real browser
tests|nodejs|điều khiển trình duyệt trong kiểm thử|drives the browser in tests
tests|npm|cài bộ kiểm tra trang, đã ghim phiên bản|installs the checkers of pages, in pinned versions
tests|default-jre-headless|chạy bộ kiểm tra HTML của W3C|runs the W3C's checker of HTML
tests|clang|dựng các bộ thử ngẫu nhiên (fuzz)|builds the fuzzers
tests|libclang-rt-dev|libFuzzer và bộ soi lỗi bộ nhớ của clang|libFuzzer and the sanitizers of clang
tests|catch2|khung kiểm thử|the framework of the unit tests
tests|python3|chạy thử chương trình từ đầu đến cuối|runs the end-to-end tests
tests|libreoffice-calc|ghi và mở bảng tính bằng LibreOffice thật|writes and opens workbooks with the real LibreOffice
tests|python3-uno|nhờ LibreOffice ghi bảng tính có mật khẩu|has LibreOffice write workbooks with a password
tests|python3-pil|chụp ảnh thử có vị trí, hướng máy và đo ảnh đã làm|makes photos with places and turns, and measures what was made
tests|python3-openpyxl|đọc lại bảng tính .xlsx|reads workbooks back
tests|ffmpeg|ghi phim ngắn (trungbay clip), và ffprobe để kiểm tra phim|writes clips (trungbay clip), and ffprobe to check them
tests|poppler-utils|đọc lại chữ, phông, hình của tệp PDF|reads text, fonts and pages of PDFs back
tests|libxml2-utils|đối chiếu nguồn tin, sitemap với lược đồ|compares feeds and sitemaps with their schemas
tests|zbar-tools|đọc mã QR như điện thoại|reads QR codes as phones do
tests|python3-jinja2|đối chiếu ngôn ngữ mẫu với Jinja2|Jinja2, to compare the template language with
TABLE
}

# The language of the program's own messages: English when the environment says so, else Vietnamese.
say() {
  local locale=${LC_ALL:-${LC_MESSAGES:-${LANG:-}}}
  if [[ $locale == en* ]]; then printf '%s\n' "$2"; else printf '%s\n' "$1"; fi
}

# missing_packages KIND…: those of these kinds that are not installed, one a line. What another package provides
# counts as installed: the nodejs of other archives brings npm with it, and refuses Debian's.
missing_packages() {
  local installed kind package
  # shellcheck disable=SC2016 # ${…} are dpkg-query's own fields
  installed=$(dpkg-query -W -f='${db:Status-Abbrev} ${Package} ${Provides}\n' 2>/dev/null |
    sed -n 's/([^)]*)//g; s/,/ /g; s/^ii *//p' | tr -s ' ' '\n' | sort -u)
  while IFS='|' read -r kind package _; do
    [[ " $* " == *" $kind "* ]] || continue
    grep -qxF -- "$package" <<<"$installed" || printf '%s\n' "$package"
  done < <(package_table)
}

# install_packages KIND…: installs what is missing, having said what and why. Does nothing when all is there.
install_packages() {
  if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
    say "Máy này không dùng gói Debian: hãy tự cài những thư viện nêu trong docs/dependencies.md." \
        "This machine has no Debian packages: install the libraries of docs/dependencies.md yourself." >&2
    return 0
  fi
  local missing package vietnamese english
  mapfile -t missing < <(missing_packages "$@")
  [[ ${#missing[@]} -gt 0 ]] || return 0

  say "Cần cài thêm ${#missing[@]} gói của Debian:" "Debian packages to install: ${#missing[@]}"
  while IFS='|' read -r _ package vietnamese english; do
    [[ " ${missing[*]} " == *" $package "* ]] || continue
    say "$(printf '  %-28s %s' "$package" "$vietnamese")" "$(printf '  %-28s %s' "$package" "$english")"
  done < <(package_table)

  local -a as_root=(env)
  if [[ $(id -u) -ne 0 ]]; then
    if ! command -v sudo >/dev/null; then
      say "Cần quyền quản trị. Nhờ người quản trị máy chạy: apt-get install ${missing[*]}" \
          "This needs an administrator. Ask for: apt-get install ${missing[*]}" >&2
      return 1
    fi
    as_root=(sudo env)
  fi
  local -a apt=("${as_root[@]}" DEBIAN_FRONTEND=noninteractive apt-get -q -y -o Dpkg::Use-Pty=0)
  # The lists of packages are fetched only when they do not know a package, or are too old to find it.
  local updated=no
  if ! apt-cache show "${missing[@]}" >/dev/null 2>&1; then
    "${apt[@]}" update </dev/null
    updated=yes
  fi
  "${apt[@]}" install --no-install-recommends "${missing[@]}" </dev/null && return 0
  [[ $updated == no ]] || return 1
  "${apt[@]}" update </dev/null
  "${apt[@]}" install --no-install-recommends "${missing[@]}" </dev/null
}

# build_preset NAME CMAKE-ARGUMENT…: configures when the folder is new or the presets have changed, then builds
# what changed.
build_preset() {
  local preset=$1 folder=build/$1
  shift
  if [[ ! -f $folder/build.ninja || CMakePresets.json -nt $folder/build.ninja ]]; then
    cmake --preset "$preset" "$@"
  fi
  cmake --build --preset "$preset"
}
