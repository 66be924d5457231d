#include "commands/command_line.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdlib>
#include <map>

#include "base/utf8.hpp"
#include "commands/usage_fault.hpp"

namespace trungbay::commands {
namespace {

struct Text {
  std::string_view vietnamese;
  std::string_view english;
};

constexpr Text k_examples = {
    "Ví dụ:\n"
    "  trungbay init trang-cua-toi           tạo một trang mới, có sẵn nội dung mẫu\n"
    "  trungbay check                        kiểm tra dữ liệu, không ghi gì\n"
    "  trungbay build                        dựng trang vào thư mục site\n"
    "  trungbay hide KG-0044 --reason \"…\"    ẩn một ý tưởng khỏi trang\n"
    "  trungbay build --strict --json        dựng trang, không bỏ qua cảnh báo nào, báo cáo cho máy đọc\n"
    "  trungbay report --output bao-cao.xlsx tổng hợp kết quả của các đơn vị trong năm\n",
    "Examples:\n"
    "  trungbay init my-showcase             make a new workspace with an example of everything\n"
    "  trungbay check                        check the content, write nothing\n"
    "  trungbay build                        build the site into the folder `site`\n"
    "  trungbay hide KG-0044 --reason \"…\"    take an idea off the site\n"
    "  trungbay build --strict --json        let no warning pass, report for machines\n"
    "  trungbay report --output report.xlsx  sum up what units contributed this year\n"};

class Parser {
 public:
  explicit Parser(Language language) : language_(language), app_(say({"Trưng Bày: dựng trang trưng bày ý tưởng, mô hình từ bản xuất của các đơn vị.",
                                            "Trưng Bày: makes a showcase of ideas and models out of units' exports."}),
                                       "trungbay") {
    app_.footer(say(k_examples));
    app_.require_subcommand(1);
    label(app_);
    add_common_options(app_);
    app_.set_version_flag("--version", std::string("trungbay " TRUNGBAY_VERSION), say({"in số phiên bản", "print the version"}));

    auto* init = add("init", {"tạo một trang mới, có sẵn ví dụ cho mỗi loại nội dung", "make a new workspace with an example of each kind"});
    init->add_option("directory", options_.directory, say({"thư mục sẽ tạo", "the folder to make"}))->required();
    init->footer(say({"Ví dụ:\n  trungbay init trang-cua-toi && cd trang-cua-toi && trungbay build\n",
                      "Example:\n  trungbay init my-showcase && cd my-showcase && trungbay build\n"}));
    auto* build = add("build", {"dựng trang", "build the site"});
    build->footer(say({"Ví dụ:\n  trungbay build\n  trungbay build --workspace ~/trang --output /srv/www --base-url https://doan.example.vn\n",
                       "Examples:\n  trungbay build\n  trungbay build --workspace ~/site --output /srv/www --base-url https://doan.example.vn\n"}));
    add_build_options(*build);
    auto* check = add("check", {"nói mọi điều mà build sẽ nói, không ghi gì", "say everything that build would say, write nothing"});
    check->footer(say({"Ví dụ:\n  trungbay check\n  trungbay check --report bao-cao.html\n  trungbay check --strict --json > bao-cao.json\n",
                       "Examples:\n  trungbay check\n  trungbay check --report report.html\n  trungbay check --strict --json > report.json\n"}));
    add_build_options(*check);
    check->add_option("--report", options_.report, say({"ghi mọi lỗi vào một tệp: .html để đọc, in, gửi đơn vị; .xlsx để mở bằng Excel",
                                                       "write all faults into a file: .html to read, print and send; .xlsx for a spreadsheet"}))
        ->check(CLI::Validator([this](std::string& file) { return report_fault(file); }, ""))
        ->type_name(say({"TỆP", "FILE"}));
    add_report_command();
    add_record_commands();
    add_columns_command();
    add_kit_command();
    add_decision_commands();
    add_theme_commands();
    options_.language = language;
  }

  std::variant<Options, Answer> parse(std::vector<std::string> arguments) {
    std::reverse(arguments.begin(), arguments.end());  // as CLI11 wants them
    const std::vector<std::string> given(arguments.rbegin(), arguments.rend());
    try {
      app_.parse(std::move(arguments));
    } catch (const CLI::CallForHelp&) {
      return Answer{0, asked_app()->help(path_to(asked_app()->get_parent(), app_), CLI::AppFormatMode::Normal)};
    } catch (const CLI::CallForVersion&) {
      return Answer{0, std::string("trungbay " TRUNGBAY_VERSION "\n")};
    } catch (const CLI::ParseError& fault) {
      return Answer{2, describe_usage(fault, *asked_app(), app_, given, language_)};
    }
    const auto* chosen = asked_app();
    if (auto fault = missing_from(*chosen); !fault.empty()) return Answer{2, std::move(fault)};
    static const std::map<std::string, Command> k_commands = {{"init", Command::init},
                                                              {"build", Command::build},
                                                              {"check", Command::check},
                                                              {"report", Command::report},
                                                              {"columns", Command::columns},
                                                              {"kit", Command::kit},
                                                              {"poster", Command::poster},
                                                              {"evidence", Command::evidence},
                                                              {"clip", Command::clip},
                                                              {"feature", Command::feature},
                                                              {"hide", Command::hide},
                                                              {"show", Command::show},
                                                              {"eject", Command::theme_eject},
                                                              {"render", Command::theme_render}};
    options_.command = k_commands.at(chosen->get_name());
    return options_;
  }

 private:
  std::string say(const Text& text) const {
    return std::string(language_ == Language::vietnamese ? text.vietnamese : text.english);
  }

  Say both() const {
    return [this](std::string_view vietnamese, std::string_view english) { return say({vietnamese, english}); };
  }

  // Empty when the file's ending tells which report is meant.
  std::string report_fault(const std::string& file) const {
    const std::size_t dot = file.rfind('.');
    std::string ending = dot == std::string::npos ? std::string() : file.substr(dot);
    std::transform(ending.begin(), ending.end(), ending.begin(), [](unsigned char c) { return std::tolower(c); });
    if (ending == ".html" || ending == ".xlsx") return {};
    return "\"" + file + say({"\": tên tệp báo cáo phải kết thúc bằng .html (trang để đọc, gửi) hoặc .xlsx (bảng tính)",
                                           "\": a report's name ends in .html (a page to read and send) or .xlsx (a sheet)"});
  }

  void label(CLI::App& app) {
    auto* help = app.set_help_flag("-h,--help", say({"in hướng dẫn này", "print this help"}));
    help->configurable(false);
    auto formatter = std::make_shared<CLI::Formatter>();
    formatter->column_width(34);
    if (language_ == Language::vietnamese) {
      formatter->label("Usage", "Cách dùng");
      formatter->label("OPTIONS", "TÙY-CHỌN");
      formatter->label("SUBCOMMAND", "LỆNH");
      formatter->label("SUBCOMMANDS", "LỆNH");
      formatter->label("Options", "Tùy chọn");
      formatter->label("Subcommands", "Lệnh");
      formatter->label("Positionals", "Tham số");
      formatter->label("REQUIRED", "(bắt buộc)");
      formatter->label("TEXT", "CHỮ");
      formatter->label("UINT", "SỐ");
    }
    app.formatter(formatter);
    app.option_defaults()->group(say({"Tùy chọn", "Options"}));
    help->group(say({"Tùy chọn", "Options"}));
  }

  CLI::App* add(const std::string& name, const Text& about) { return add_below(app_, name, about); }

  CLI::App* add_below(CLI::App& above, const std::string& name, const Text& about) {
    auto* command = above.add_subcommand(name, say(about));
    label(*command);
    command->group(say({"Lệnh", "Commands"}));
    add_common_options(*command);
    return command;
  }

  // Before or behind the command's name.
  void add_common_options(CLI::App& app) {
    app.add_option("--lang", given_language_, say({"ngôn ngữ của thông báo: vi hoặc en", "language of messages: vi or en"}))
        ->check(CLI::IsMember({"vi", "en"}).description(""))
        ->type_name("vi|en");
    app.add_flag("--quiet", options_.quiet, say({"chỉ nói khi có lỗi", "say nothing but errors"}));
  }

  void add_report_command() {
    auto* report = add("report", {"tổng hợp kết quả của các đơn vị theo kỳ: tuần, tháng, quý, 6 tháng, năm",
                                  "sum up what units contributed: by week, month, quarter, half-year, year"});
    report->footer(say({"Ví dụ:\n  trungbay report\n  trungbay report --period week\n"
                        "  trungbay report --period quarter --at 3/2023 --output bao-cao.xlsx\n"
                        "  trungbay report --unit \"Huyện đoàn An Minh\" --from 01/01/2022 --to 31/12/2023\n",
                        "Examples:\n  trungbay report\n  trungbay report --period week\n"
                        "  trungbay report --period quarter --at 3/2023 --output report.xlsx\n"
                        "  trungbay report --unit \"Huyện đoàn An Minh\" --from 01/01/2022 --to 31/12/2023\n"}));
    add_contribution_options(*report, options_.contribution, both());
    report->add_option("--output", options_.output, say({"ghi vào tệp này; đuôi tệp cho biết dạng: .xlsx .html .md .json .csv .txt",
                                                         "write into this file; its ending tells the format: .xlsx .html .md .json .csv .txt"}))
        ->type_name(say({"TỆP", "FILE"}));
    add_workspace_option(*report);
  }

  void add_record_commands() {
    const auto say_both = [this](std::string_view vietnamese, std::string_view english) { return say({vietnamese, english}); };
    for (const auto& one : record_commands()) {
      auto* command = add(std::string(one.name), {one.vietnamese, one.english});
      command->footer(say({one.vietnamese_examples, one.english_examples}));
      add_record_options(*command, one, options_.record, options_.output, say_both);
      add_workspace_option(*command);
      add_json_option(*command);
    }
  }

  void add_columns_command() {
    auto* columns = add("columns", {"cho xem mỗi cột của một tệp được hiểu là gì", "show what each column of an export is taken for"});
    columns->add_option("file", options_.columns_file, say({"tệp của đơn vị gửi về hoặc tệp xuất ra", "the unit's form or the export"}))
        ->required();
    columns->footer(say({"Ví dụ:\n  trungbay columns content/exports/huyen.csv\n  trungbay columns bieu-mau.csv --json\n",
                         "Examples:\n  trungbay columns content/exports/district.csv\n  trungbay columns form.csv --json\n"}));
    add_workspace_option(*columns);
    add_json_option(*columns);
  }

  void add_kit_command() {
    auto* kit = add("kit", {"soạn bộ chia sẻ (lời đăng, ảnh, mã QR) của đơn vị, ý tưởng, mô hình thành một tệp .zip",
                            "pack captions, pictures and QR codes of units, ideas, models into a .zip"});
    add_kit_options(*kit, options_.kit, options_.output, both());
    add_workspace_option(*kit);
    add_json_option(*kit);
  }

  void add_decision_commands() {
    auto* feature = add("feature", {"cho ý tưởng nổi bật, lên đầu trang chủ", "feature ideas: they come first on the home page"});
    add_decision_options(*feature);
    feature->add_flag("--off", options_.off, say({"thôi nổi bật", "no longer featured"}));
    feature->footer(say({"Ví dụ:\n  trungbay feature KG-2023-0012\n  trungbay feature --off /y-tuong/kg-2023-0012.html\n",
                         "Examples:\n  trungbay feature KG-2023-0012\n  trungbay feature --off /y-tuong/kg-2023-0012.html\n"}));
    auto* hide = add("hide", {"ẩn ý tưởng khỏi mọi nơi trên trang", "take ideas off the site, everywhere"});
    add_decision_options(*hide);
    hide->add_option("--reason", options_.reason, say({"vì sao ẩn; chỉ ghi trong tệp của bạn và trong báo cáo",
                                                      "why; only stands in your file and in reports"}))
        ->type_name(say({"CHỮ", "TEXT"}));
    hide->add_option("--date", given_date_, say({"ngày quyết định, như 12/05/2023 (mặc định: hôm nay)",
                                                "day of the decision, such as 12/05/2023 (default: today)"}))
        ->check(CLI::Validator([this](std::string& text) { return date_fault(text); }, ""))
        ->type_name("dd/mm/yyyy");
    hide->footer(say({"Ví dụ:\n  trungbay hide KG-2023-0044 --reason \"Tác giả xin rút\"\n"
                      "  trungbay hide https://doan.example.vn/y-tuong/kg-2023-0044.html --reason \"Trùng\" --date 12/05/2023\n",
                      "Examples:\n  trungbay hide KG-2023-0044 --reason \"withdrawn by the author\"\n"
                      "  trungbay hide https://doan.example.vn/y-tuong/kg-2023-0044.html --reason \"copied\" --date 12/05/2023\n"}));
    auto* show = add("show", {"thôi ẩn ý tưởng", "show ideas again that were hidden"});
    add_decision_options(*show);
    show->footer(say({"Ví dụ:\n  trungbay show KG-2023-0044\n", "Example:\n  trungbay show KG-2023-0044\n"}));
  }

  void add_decision_options(CLI::App& command) {
    command.add_option("ids", options_.ids, say({"mã ý tưởng, hoặc địa chỉ, đường dẫn của trang ý tưởng",
                                                 "ids of ideas, or addresses or links of their pages"}))
        ->type_name(say({"MÃ", "ID"}));
    add_workspace_option(command);
    command.add_flag("--json", options_.json, say({"in kết quả dạng JSON", "print the outcome as one JSON object"}));
  }

  // Empty when `text` is a day.
  std::string date_fault(const std::string& text) {
    const auto date = vietnamese::parse_date(text);
    if (date && date->is_full()) options_.date = *date;
    if (date && date->is_full()) return {};
    return "\"" + text + say({"\": không phải là một ngày; viết như 12/05/2023", "\": no day; write it like 12/05/2023"});
  }

  // What a command still lacks, in words that CLI11 does not have; "" when it is complete.
  std::string missing_from(const CLI::App& command) const {
    const std::string name = command.get_name();
    if (name != "feature" && name != "hide" && name != "show" && name != "kit") return {};
    std::string text;
    if (name == "kit") {
      text = kit_options_fault(options_.kit, options_.output, both());
      if (text.empty()) return {};
    } else if (options_.ids.empty()) {
      text = say({" cần mã của ít nhất một ý tưởng.\n", " needs the id of at least one idea.\n"});
    } else if (name == "hide" && trim(options_.reason).empty()) {
      text = say({" cần --reason \"…\": vì sao ẩn.\n", " needs --reason \"…\": why it is hidden.\n"});
    } else {
      return {};
    }
    return "trungbay " + name + text + say({"Xem hướng dẫn: ", "See: "}) + "trungbay " + name + " --help\n";
  }

  void add_theme_commands() {
    auto* theme = app_.add_subcommand("theme", say({"lấy các mẫu giao diện ra để sửa, và thử chúng",
                                                    "take templates out to change them, and try them"}));
    label(*theme);
    theme->group(say({"Lệnh", "Commands"}));
    theme->require_subcommand(1);
    auto* eject = add_below(*theme, "eject", {"chép các mẫu có sẵn vào templates để sửa",
                                              "copy built-in templates into templates/ to change them"});
    eject->add_option("files", options_.theme_files, say({"tên các tệp, ví dụ idea.html (mặc định: tất cả)",
                                                          "their names, such as idea.html (default: all)"}));
    eject->footer(say({"Ví dụ:\n  trungbay theme eject idea.html partials/footer.html\n",
                       "Example:\n  trungbay theme eject idea.html partials/footer.html\n"}));
    add_workspace_option(*eject);
    auto* render = add_below(*theme, "render", {"in ra kết quả của một mẫu với dữ liệu JSON cho sẵn",
                                                "print what a template becomes with data from a JSON file"});
    render->add_option("template", options_.theme_template, say({"tệp mẫu", "the template's file"}))->required();
    render->add_option("--data", options_.theme_data, say({"tệp JSON: những tên mà mẫu được dùng",
                                                           "a JSON object: the names that the template may use"}))
        ->type_name("FILE.json");
    render->footer(say({"Ví dụ:\n  trungbay theme render thu.html --data thu.json\n",
                        "Example:\n  trungbay theme render try.html --data try.json\n"}));
    add_workspace_option(*render);
  }

  void add_workspace_option(CLI::App& command) {
    command.add_option("--workspace", options_.workspace, say({"thư mục có showcase.yaml (mặc định: tìm dần lên trên)",
                                                              "the folder with showcase.yaml (default: the nearest one upward)"}))
        ->type_name("DIR");
  }

  void add_build_options(CLI::App& command) {
    add_workspace_option(command);
    command.add_option("--output", options_.output, say({"thư mục của trang dựng ra (mặc định: site)",
                                                        "where the site goes (default: site in the workspace)"}))
        ->type_name("DIR");
    command.add_option("--base-url", options_.base_url, say({"địa chỉ của trang trên mạng, thay cho showcase.yaml",
                                                            "the site's address, instead of the one in showcase.yaml"}))
        ->type_name("URL");
    command.add_option("--jobs", options_.jobs, say({"số luồng chạy song song (mặc định: số nhân máy)",
                                                    "threads to use (default: the number of cores)"}))
        ->check(CLI::Range(1, 256).description(""))
        ->type_name("N");
    command.add_flag("--strict", options_.strict, say({"có bản ghi chưa đăng hay cảnh báo nào thì dừng, trang giữ nguyên",
                                                      "any withheld record or warning refuses the build"}));
    auto* offline = command.add_flag_callback(
        "--offline", [this] { options_.network = ingest::NetworkUse::offline; },
        say({"không dùng mạng: dùng những bản đã tải về lần trước", "no network: use what was fetched before"}));
    command
        .add_flag_callback("--refresh", [this] { options_.network = ingest::NetworkUse::refresh; },
                           say({"tải lại mọi thứ từ mạng, kể cả khi bản đã tải còn dùng được",
                                "fetch everything anew, even what still holds"}))
        ->excludes(offline);
    add_json_option(command);
  }

  void add_json_option(CLI::App& command) {
    command.add_flag("--json", options_.json, say({"in báo cáo dạng JSON", "print the report as one JSON object"}));
  }

  const CLI::App* asked_app() const {
    const CLI::App* asked = &app_;
    while (!asked->get_subcommands().empty()) asked = asked->get_subcommands().front();
    return asked;
  }

  Language language_;
  CLI::App app_;
  Options options_;
  std::string given_date_;      // read by date_fault
  std::string given_language_;  // read beforehand by language_of
};

}  // namespace

std::variant<Options, Answer> parse_command_line(const std::vector<std::string>& arguments) {
  return Parser(language_of(arguments)).parse(arguments);
}

}  // namespace trungbay::commands
