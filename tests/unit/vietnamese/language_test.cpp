#include "vietnamese/language.hpp"

#include <string>

#include "support/catch.hpp"

using namespace trungbay::vietnamese;

namespace {

Language language_of(std::string_view text) { return guess_language(count_words(text, 80)); }

}  // namespace

TEST_CASE("may_be_syllable: what Vietnamese spelling allows", "[vietnamese]") {
  for (const auto word : {"a", "y", "sang", "kien", "moi", "truong", "nghieng", "quy", "quoc", "quynh", "khuyu", "giet", "gin", "gi",
                          "giua", "oi", "uong", "yeu", "khoe", "thuy", "ngoeo", "xoong", "duong", "ruou", "huu", "khuya",
                          "nguyen", "phuong", "tranh", "xe", "vuon", "rau", "sach", "doan", "vien", "hoach", "thuo", "hue", "quach"}) {
    CAPTURE(word);
    CHECK(may_be_syllable(word));
  }
  for (const auto word : {"", "b", "ng", "green", "platform", "wifi", "youth", "smart", "street", "school", "qr", "web", "led",
                          "nghiengg", "facebook", "zalo", "iot", "clb", "thcs", "xyz", "and", "of", "is", "water", "tr"}) {
    CAPTURE(word);
    CHECK_FALSE(may_be_syllable(word));
  }
}

TEST_CASE("count_words: numbers, names in quotation marks and punctuation are not looked at", "[vietnamese]") {
  const auto shares = count_words("Ứng dụng “Smart Green City Platform” cho 200 hộ, mã A12: \"Youth Hub\" – xong!", 80);
  CHECK(shares.words == 6);
  CHECK(shares.possible == 6);
  CHECK(shares.marked == 4);
  // A quotation mark that nothing closes hides nothing.
  CHECK(count_words("Tủ sách 24\" cho trẻ", 80).words == 4);
  CHECK(count_words("«một hai ba", 80).words == 3);
  CHECK(count_words("một hai ba bốn năm", 3).words == 3);
  CHECK(count_words("", 80).words == 0);
  CHECK(count_words("\xFF\xFE\"\xC3", 80).words == 0);
}

TEST_CASE("guess_language: Vietnamese, without its marks, and other languages", "[vietnamese]") {
  SECTION("Vietnamese, however full of foreign names and abbreviations") {
    for (const auto text : {"Ngôi nhà xanh đổi chai nhựa lấy tập vở ở chợ", "HỆ THỐNG TƯỚI NHỎ GIỌT BẰNG CHAI NHỰA CŨ",
                            "Câu lạc bộ STEM THPT Sông Xanh lắp robot Arduino đo độ mặn",
                            "Fanpage Facebook và Zalo OA của Đoàn phường, livestream TikTok mỗi tối",
                            "Ứng dụng mobile app quét mã QR code check-in đoàn viên bằng smartphone",
                            "Tham gia giao thông an toàn cho em"}) {
      CAPTURE(text);
      CHECK(language_of(text) == Language::vietnamese);
    }
  }
  SECTION("without marks") {
    for (const auto text : {"Sang kien bao ve moi truong", "SANG KIEN BAO VE MOI TRUONG O XA DONG HOA",
                            "Chi doan dat ba thung rac co vach chia o cong cho, ai bo dung ngan thi duoc mot tem doi sach."}) {
      CAPTURE(text);
      CHECK(language_of(text) == Language::unaccented);
    }
  }
  SECTION("other languages and noise") {
    for (const auto text :
         {"The students collect plastic bottles and exchange them for notebooks at the market every week",
          "Les élèves ramassent les bouteilles en plastique et les échangent contre des cahiers à l'école",
          "Die Schüler sammeln Plastikflaschen und tauschen sie gegen Hefte, jede Woche auf dem Markt",
          "Ученики собирают пластиковые бутылки и меняют их на тетради каждую неделю", "asdf qwer zxcv asdf qwer zxcv hjkl",
          "S¸ng kiÕn b¶o vÖ m«i tr­êng ë x· §«ng Hßa"}) {
      CAPTURE(text);
      CHECK(language_of(text) == Language::other);
    }
  }
  SECTION("too short to tell") {
    for (const auto text : {"", "Smart trash bin", "Vuon rau sach", "123 456 789 12 34 56 78", "Green Việt"}) {
      CAPTURE(text);
      CHECK(language_of(text) == Language::unclear);
    }
  }
}
