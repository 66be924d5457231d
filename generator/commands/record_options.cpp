#include "commands/record_options.hpp"

#include "commands/choice_option.hpp"

namespace trungbay::commands {
namespace {

constexpr RecordCommand k_commands[] = {
    {"poster", "làm áp phích A4 hoặc A3 (PDF) của một đơn vị, mô hình, ý tưởng, sự kiện",
     "make an A4 or A3 poster (PDF) of a unit, model, idea or event",
     "Ví dụ:\n  trungbay poster \"Huyện đoàn An Minh\"\n  trungbay poster KG-2023-0012 --size a3 --output ap-phich.pdf\n"
     "  trungbay poster https://doan.example.vn/mo-hinh/nam-rom-nha-luoi.html\n",
     "Examples:\n  trungbay poster \"Huyện đoàn An Minh\"\n  trungbay poster KG-2023-0012 --size a3 --output poster.pdf\n"
     "  trungbay poster https://doan.example.vn/mo-hinh/nam-rom-nha-luoi.html\n"},
    {"evidence", "lập bảng minh chứng (PDF) những gì một đơn vị đã đăng trong kỳ, để in, ký, gửi kèm báo cáo",
     "list what a unit has published in a period (PDF), to print, sign and send with its report",
     "Ví dụ:\n  trungbay evidence \"Huyện đoàn An Minh\"\n  trungbay evidence huyen-doan-an-minh --period quarter --at 3/2023\n"
     "  trungbay evidence \"huyen doan an minh\" --from 01/01/2022 --to 31/12/2023 --output minh-chung.pdf\n",
     "Examples:\n  trungbay evidence \"Huyện đoàn An Minh\"\n  trungbay evidence huyen-doan-an-minh --period quarter --at 3/2023\n"
     "  trungbay evidence \"huyen doan an minh\" --from 01/01/2022 --to 31/12/2023 --output evidence.pdf\n"},
    {"clip", "làm đoạn phim ngắn không tiếng (MP4) để đăng Facebook, Zalo", "make a short silent film (MP4) to post",
     "Ví dụ:\n  trungbay clip KG-2023-0012\n  trungbay clip \"Huyện đoàn An Minh\" --shape upright --output an-minh.mp4\n",
     "Examples:\n  trungbay clip KG-2023-0012\n  trungbay clip \"Huyện đoàn An Minh\" --shape upright --output an-minh.mp4\n"},
};

constexpr Word<draw::PaperSize> k_sizes[] = {{"a4", draw::PaperSize::a4}, {"a3", draw::PaperSize::a3}};
constexpr Word<draw::CardShape> k_shapes[] = {{"square", draw::CardShape::square},
                                              {"upright", draw::CardShape::upright},
                                              {"vuong", draw::CardShape::square},
                                              {"dung", draw::CardShape::upright}};

// The chosen value goes into `chosen` as soon as the option is read.
template <typename Words, typename Value>
void add_choice(CLI::App& app, const std::string& name, const Words& words, Value& chosen, const std::string& about,
                const std::string& choices, const std::string& shown,
                const std::function<std::string(std::string_view, std::string_view)>& say) {
  app.add_option_function<std::string>(
         name, [&words, &chosen](const std::string& text) { chosen = find_word(words, text).value_or(chosen); }, about)
      ->check(one_of(words, choices, say))
      ->type_name(shown);
}

}  // namespace

std::span<const RecordCommand> record_commands() { return k_commands; }

void add_record_options(CLI::App& app, const RecordCommand& command, RecordOptions& options, std::string& output,
                        const std::function<std::string(std::string_view, std::string_view)>& say) {
  const bool is_evidence = command.name == "evidence";
  app.add_option("record", options.record,
                 is_evidence ? say("đơn vị: tên (không cần dấu), mã, hoặc địa chỉ trang",
                                   "the unit: its name, slug, or its page's address")
                             : say("mã ý tưởng, tên đơn vị hay mô hình (không cần dấu), hoặc địa chỉ trang",
                                   "an idea's id, a unit's or model's name, or a page's address"))
      ->type_name(is_evidence ? say("ĐƠN-VỊ", "UNIT") : say("MÃ|TÊN", "ID|NAME"))
      ->required();
  if (is_evidence) add_period_options(app, options.period, say);
  if (command.name == "poster") {
    add_choice(app, "--size", k_sizes, options.paper, say("khổ giấy (mặc định: a4)", "the paper (default: a4)"), "a4, a3",
               "a4|a3", say);
  }
  if (command.name == "clip") {
    add_choice(app, "--shape", k_shapes, options.shape,
               say("square: vuông, để đăng bài; upright: đứng, cho tin và Reels (mặc định: square)",
                   "square for posts, upright for stories (default: square)"),
               "square, upright", "square|upright", say);
  }
  app.add_option("--output", output,
                 say("ghi vào tệp này (mặc định: tên theo bản ghi, trong thư mục đang đứng)",
                     "write into this file (default: named after the record, in the current folder)"))
      ->type_name(command.name == "clip" ? say("TỆP.mp4", "FILE.mp4") : say("TỆP.pdf", "FILE.pdf"));
}

}  // namespace trungbay::commands
