#include "commands/usage_fault.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>

#include "base/suggestion.hpp"

namespace trungbay::commands {
namespace {

std::vector<std::string> names_of(const CLI::App& app) {
  std::vector<std::string> names;
  for (const auto* option : app.get_options()) {
    for (const auto& name : option->get_lnames()) names.push_back("--" + name);
  }
  return names;
}

// "từ 1 đến 256" out of "Value 300 not in range [1 - 256]" and "… not in range 1 to 256"; "" for anything else.
std::string range_of(std::string_view text) {
  constexpr std::string_view k_words = "not in range", k_digits = "0123456789";
  const std::size_t at = text.find(k_words);
  if (at == std::string_view::npos) return {};
  std::string bounds[2];
  text.remove_prefix(at + k_words.size());
  for (auto& bound : bounds) {
    text.remove_prefix(std::min(text.find_first_of(k_digits), text.size()));
    bound = text.substr(0, text.find_first_not_of(k_digits));
    text.remove_prefix(bound.size());
  }
  return "từ " + bounds[0] + " đến " + bounds[1];
}

// What CLI11 says, in the language of messages. Our own validators speak it already.
std::string sentence_of(const CLI::ParseError& fault, Language language) {
  std::string text = fault.what();
  if (language != Language::vietnamese) return text;
  const std::string name = text.substr(0, text.find(':')), kind = fault.get_name();
  if (kind == "RequiredError") return "thiếu " + text.substr(0, text.find(" is required")) + ".";
  if (kind == "ArgumentMismatch") return name + " cần một giá trị.";
  if (kind == "ConversionError") return "giá trị không dùng được: " + text.substr(text.find(": ") + 2) + ".";
  if (const std::string range = range_of(text); kind == "ValidationError" && !range.empty()) return name + " phải " + range + ".";
  if (kind == "ValidationError" && text.find("{vi,en}") != std::string::npos) return name + " chỉ nhận vi hoặc en.";
  const std::size_t excludes = text.find(" excludes ");
  if (excludes != std::string::npos) text.replace(excludes, 10, " không đi cùng ");
  return text;
}

}  // namespace

std::string path_to(const CLI::App* command, const CLI::App& program) {
  if (command == nullptr) return {};
  return command == &program ? "trungbay" : path_to(command->get_parent(), program) + " " + command->get_name();
}

std::string describe_usage(const CLI::ParseError& fault, const CLI::App& asked, const CLI::App& program,
                           const std::vector<std::string>& given, Language language) {
  const auto say = [&](std::string_view vietnamese, std::string_view english) {
    return std::string(language == Language::vietnamese ? vietnamese : english);
  };
  std::string text = "trungbay: ";
  std::string unknown;
  std::vector<std::string> known;
  const auto below = asked.get_subcommands([](const CLI::App*) { return true; });
  if (!below.empty()) {
    for (const auto* command : below) known.push_back(command->get_name());
    for (const auto& item : given) {
      if (!item.starts_with('-') && item != asked.get_name()) unknown = unknown.empty() ? item : unknown;
    }
  } else {
    known = names_of(asked);
    for (const auto& item : given) {
      const std::string name = item.substr(0, item.find('='));
      if (item.starts_with("--") && std::find(known.begin(), known.end(), name) == known.end()) unknown = name;
    }
  }
  if (!below.empty() && unknown.empty()) {
    text += say("cần một lệnh.\n", "a command is needed.\n");
  } else if (unknown.empty()) {
    text += sentence_of(fault, language) + "\n";
  } else {
    text += (!below.empty() ? say("không có lệnh ", "there is no command ")
                          : say("không có tùy chọn ", "there is no option ")) +
            "\"" + unknown + "\"";
    const std::vector<std::string_view> views(known.begin(), known.end());
    if (const auto near = closest(unknown, views)) {
      text += say("; có phải bạn muốn gõ \"", "; did you mean \"") + std::string(*near) + "\"?";
    }
    text += "\n";
  }
  return text + say("Xem hướng dẫn: ", "See: ") + path_to(&asked, program) + " --help\n";
}

}  // namespace trungbay::commands
