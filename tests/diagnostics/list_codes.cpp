// Prints what documentation is made of, as Markdown: `codes` the table of diagnostics, `fields` the names
// that templates may use. Both come from the tables that the program itself uses.
#include <algorithm>
#include <cctype>
#include <iostream>
#include <string>
#include <string_view>
#include <vector>

#include "base/messages.hpp"
#include "pages/views/types.hpp"

namespace {

using namespace trungbay;
using pages::ObjectType;
using pages::Type;

// Text inside a cell of a table: no line ends, no column of its own, nothing that is markup.
std::string cell(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\n') {
      out += ' ';
      continue;
    }
    if (std::string_view("|<>*_`[]\\").find(c) != std::string_view::npos) out += '\\';
    out += c;
  }
  return out;
}

std::string code(std::string_view text) {
  std::string out = "`";
  for (const char c : text) out += c == '|' ? std::string("\\|") : std::string(1, c);
  return out + "`";
}

constexpr struct {
  char letter;
  std::string_view title;
} k_stages[] = {{'S', "Settings and documents (S0xx)"},
                {'I', "Reading exports (I1xx)"},
                {'C', "Ideas, units and other content (C2xx)"},
                {'P', "Pages and addresses (P3xx)"},
                {'R', "Templates, rich text, photos, links (R4xx)"},
                {'W', "Writing the site (W5xx)"},
                {'U', "Publishing (U6xx)"},
                {'X', "Files and the program itself (X9xx)"}};

void print_codes() {
  std::cout
      << "# Diagnostics\n\n"
         "Everything that the program can say is wrong, by stage; made from `generator/base/codes/` by\n"
         "`scripts/update_docs.sh`. What stands in `{braces}` is filled in. An **error** refuses the build, "
         "a\n"
         "**warning** lets the rest go on, a **note** is only counted in text output.\n"
         "`--json` gives code and name, which never change; [commands.md](commands.md) describes it.\n";
  for (const auto& stage : k_stages) {
    std::vector<const CodeText*> codes;
    for (const auto& text : code_texts()) {
      if (text.id.front() == stage.letter) codes.push_back(&text);
    }
    if (codes.empty()) continue;
    std::sort(codes.begin(), codes.end(), [](const auto* a, const auto* b) { return a->id < b->id; });
    std::cout << "\n## " << stage.title
              << "\n\n| code | | điều gì sai | cách sửa | what is wrong | what to do |\n"
              << "| --- | --- | --- | --- | --- | --- |\n";
    for (const auto* text : codes) {
      std::cout << "| " << text->id << "<br>" << code(text->name) << " | "
                << severity_text(text->severity, Language::english) << " | " << cell(text->text[0]) << " | "
                << cell(text->advice[0]) << " | " << cell(text->text[1]) << " | " << cell(text->advice[1])
                << " |\n";
    }
  }
}

std::string_view word_of(Type::Of of) {
  switch (of) {
    case Type::Of::any:
      return "any";
    case Type::Of::boolean:
      return "boolean";
    case Type::Of::integer:
      return "integer";
    case Type::Of::number:
      return "number";
    case Type::Of::text:
      return "text";
    case Type::Of::source:
      return "rich text";
    case Type::Of::html:
      return "html";
    case Type::Of::date:
      return "date";
    case Type::Of::list:
      return "list";
    case Type::Of::object:
      return "object";
  }
  return "any";
}

// The address that GitHub gives to a heading of one word or several.
std::string link_to(const ObjectType& type) {
  std::string address;
  for (const char c : type.name) {
    if (c == ' ') {
      address += '-';
    } else if (std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '-' || c == '_') {
      address += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    }
  }
  return "[" + cell(type.name) + "](#" + address + ")";
}

std::string type_text(const Type& type) {
  std::string text;
  if (type.of == Type::Of::list) {
    text = "list of " + (type.object != nullptr ? link_to(*type.object) : std::string(word_of(type.element)));
  } else {
    text = type.object != nullptr ? link_to(*type.object) : std::string(word_of(type.of));
  }
  return type.optional ? text + ", or nothing" : text;
}

// A page kind whose names nobody would find in the documentation.
bool all_roots_listed() {
  const auto types = pages::all_types();
  for (const auto kind : pages::page_kinds()) {
    if (std::find(types.begin(), types.end(), pages::root_type(kind)) == types.end()) {
      std::cerr << pages::template_of(kind) << " has a root type that is not in pages::all_types()\n";
      return false;
    }
  }
  return true;
}

void print_fields() {
  std::cout << "Every template sees the names of its page kind; a name's type is described below them. \"Or "
               "nothing\" is a\n"
               "field that may be empty.\n";
  for (const auto* type : pages::all_types()) {
    std::cout << "\n### " << type->name << "\n\n"
              << type->meaning << "\n\n| field | type | what it is | example |\n| --- | --- | --- | --- |\n";
    for (const auto& field : type->fields) {
      std::cout << "| `" << field.name << "` | " << type_text(field.type) << " | " << cell(field.meaning)
                << " | " << cell(field.example) << " |\n";
    }
  }
}

}  // namespace

int main(int count, char** values) {
  const std::string_view what = count == 2 ? values[1] : "";
  if (what == "codes") {
    print_codes();
  } else if (what == "fields") {
    if (!all_roots_listed()) return 1;
    print_fields();
  } else {
    std::cerr << "usage: trungbay_list_codes codes|fields\n";
    return 2;
  }
  return 0;
}
