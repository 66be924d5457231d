# trungbay_stage(NAME libraries…): one stage of the flow = one folder = one library `trungbay_NAME`.
# A stage links only what lies to its left; tests/layers proves that its includes do the same.
add_library(trungbay_options INTERFACE)
target_include_directories(trungbay_options INTERFACE ${PROJECT_SOURCE_DIR}/generator)
target_compile_options(trungbay_options INTERFACE -Wall -Wextra -Wpedantic -Wconversion -Wno-sign-conversion -Wshadow)
# g++ 12 sees overlaps in std::string that are not there (GCC bug 105651).
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
  target_compile_options(trungbay_options INTERFACE -Wno-restrict)
endif()
target_compile_definitions(trungbay_options INTERFACE TRUNGBAY_VERSION="${PROJECT_VERSION}")
if(TRUNGBAY_WERROR)
  target_compile_options(trungbay_options INTERFACE -Werror)
endif()
if(TRUNGBAY_SANITIZE)
  target_compile_options(trungbay_options INTERFACE -fsanitize=${TRUNGBAY_SANITIZE} -fno-omit-frame-pointer)
  target_link_options(trungbay_options INTERFACE -fsanitize=${TRUNGBAY_SANITIZE})
endif()

function(trungbay_stage name)
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/*.cpp)
  if(NOT sources)
    add_library(trungbay_${name} INTERFACE)
    return()
  endif()
  add_library(trungbay_${name} STATIC ${sources})
  target_link_libraries(trungbay_${name} PUBLIC trungbay_options ${ARGN})
endfunction()

# trungbay_embed(TARGET folder namespace function patterns…): the text files of a folder become
# `std::span<const EmbeddedFile> namespace::function()` in TARGET.
function(trungbay_embed target folder namespace function)
  set(files "")
  foreach(pattern IN LISTS ARGN)
    file(GLOB_RECURSE found CONFIGURE_DEPENDS RELATIVE ${folder} ${folder}/${pattern})
    list(APPEND files ${found})
  endforeach()
  list(SORT files)
  trungbay_embed_files(${target} ${folder} ${namespace} ${function} ${files})
endfunction()

# trungbay_embed_scripts(TARGET folder namespace function entries…): the same for scripts as they are published. Each
# entry, with all modules that it imports, becomes one plain script NAME.js, which leaves nothing in the global scope.
function(trungbay_embed_scripts target folder namespace function)
  set(made ${CMAKE_CURRENT_BINARY_DIR}/${function})
  file(GLOB sources CONFIGURE_DEPENDS ${folder}/*.js ${folder}/*.mjs)
  set(files "")
  foreach(entry IN LISTS ARGN)
    cmake_path(GET entry STEM LAST_ONLY name)
    # Chrome 80 (2020) is what old phones' browsers inside apps are.
    add_custom_command(OUTPUT ${made}/${name}.js
      COMMAND ${ESBUILD} ${folder}/${entry} --bundle --minify --format=iife --target=chrome80 --charset=utf8
              --log-level=warning --outfile=${made}/${name}.js
      DEPENDS ${sources} COMMENT "Minifying ${folder}/${entry}" VERBATIM)
    list(APPEND files ${name}.js)
  endforeach()
  trungbay_embed_files(${target} ${made} ${namespace} ${function} ${files})
endfunction()

function(trungbay_embed_files target folder namespace function)
  list(TRANSFORM ARGN PREPEND "${folder}/" OUTPUT_VARIABLE depends)
  set(output ${CMAKE_CURRENT_BINARY_DIR}/${function}.cpp)
  add_custom_command(OUTPUT ${output}
    COMMAND ${CMAKE_COMMAND} "-DROOT=${folder}" "-DFILES=${ARGN}" -DNAMESPACE=${namespace} -DFUNCTION=${function}
            -DOUTPUT=${output} -P ${PROJECT_SOURCE_DIR}/cmake/embed.cmake
    DEPENDS ${depends} ${PROJECT_SOURCE_DIR}/cmake/embed.cmake
    COMMENT "Embedding ${folder}" VERBATIM)
  target_sources(${target} PRIVATE ${output})
endfunction()
