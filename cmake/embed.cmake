# Puts text files into the program, so that the installed binary needs nothing beside it.
# Run at build time: cmake -DROOT=… -DFILES=a;b -DNAMESPACE=x -DFUNCTION=f -DOUTPUT=out.cpp -P embed.cmake
set(entries "")
foreach(name IN LISTS FILES)
  file(READ "${ROOT}/${name}" text)
  string(FIND "${text}" ")~embedded~" clash)
  if(NOT clash EQUAL -1)
    message(FATAL_ERROR "${name} holds the delimiter of embedded texts")
  endif()
  string(APPEND entries "    {\"${name}\", std::string_view(R\"~embedded~(${text})~embedded~\")},\n")
endforeach()
file(WRITE "${OUTPUT}.new" "// Made by cmake/embed.cmake.
#include \"base/embedded.hpp\"

namespace ${NAMESPACE} {

std::span<const trungbay::EmbeddedFile> ${FUNCTION}() {
  static constexpr trungbay::EmbeddedFile k_files[] = {
${entries}  };
  return k_files;
}

}  // namespace ${NAMESPACE}
")
file(RENAME "${OUTPUT}.new" "${OUTPUT}")
