#!/usr/bin/env python3
"""Makes a workspace of N Vietnamese ideas, the same for the same N.

usage: make_workspace.py N FOLDER [--format json|csv] [--seed S]

Bodies are Markdown of about 2.5 KB; units, fields, groups and years are spread as in real exports. Nothing of
the content means anything: it only weighs what real content weighs.
"""
import argparse
import csv
import json
import os
import random

WORDS = """học sinh|giáo viên|nhà trường|lớp học|thư viện|sáng kiến|ý tưởng|cải tiến|kinh nghiệm|quản lý|phương pháp|kỹ năng
đổi mới|công nghệ|thông tin|dữ liệu|phần mềm|ứng dụng|máy tính|điện thoại|thiết bị|cảm biến|môi trường|rác thải|nước sạch|năng lượng
cây xanh|vườn rau|phân loại|tái chế|tiết kiệm|bảo vệ|an toàn|giao thông|sức khỏe|trạm y tế|người dân|cộng đồng|thanh niên|nông dân
đoàn viên|chi đoàn|phường|xã|huyện|thành phố|thôn|khu phố|văn phòng|hồ sơ|thủ tục|hành chính|dịch vụ công|trực tuyến|tiếp nhận
nông nghiệp|thủy sản|chăn nuôi|lúa gạo|sầu riêng|tôm|giống|phân bón|du lịch|văn hóa|di sản|làng nghề|lễ hội|thể thao|câu lạc bộ
khởi nghiệp|doanh nghiệp|thị trường|sản phẩm|thương hiệu|chất lượng|chi phí|ngân sách|kế hoạch|nhiệm vụ|mục tiêu|hiệu quả|kết quả
giải pháp|thực hiện|triển khai|áp dụng|đánh giá|báo cáo|theo dõi|kiểm tra|hỗ trợ|tập huấn|tuyên truyền|vận động|phối hợp|xây dựng
và|của|cho|với|trong|từ|đến|để|khi|là|có|được|đã|đang|sẽ|cần|phải|rất|hơn|cũng|các|những|mỗi|một|hai|ba|nhiều|này|đó|qua|nhờ|vào
chia sẻ|đóng góp|tham gia|lan tỏa|khuyến khích|thi đua|phong trào|cuộc thi|chuyên đề|nhóm|đội|đơn vị|hằng tuần|hằng tháng|mùa mưa
đường|cầu|nhà|sân|sách|giấy|chai|nhựa|gỗ|tre|đất|nước|gió|ánh sáng|nhẹ|nhanh|mới|sạch|sáng|dễ|riêng|chung|trẻ em|gia đình|phụ huynh"""
WORDS = [word for line in WORDS.split("\n") for word in line.split("|")]
FIELDS = ["Môi trường", "Giao thông", "Giáo dục", "Quản lý đô thị", "Cải cách hành chính", "Phòng chống tệ nạn xã hội",
          "Nông nghiệp", "Chuyển đổi số", "Y tế", "Công tác Đoàn"]
GROUPS = ["Học sinh – sinh viên", "Cán bộ, công chức, viên chức", "Thanh niên nông thôn", "Thanh niên đô thị",
          "Thanh niên công nhân", "Lực lượng vũ trang", "Doanh nhân trẻ – khởi nghiệp"]
STATUSES = ["Đã duyệt", "Đã duyệt", "Đã duyệt", "Đã áp dụng", "Được hỗ trợ hiện thực hóa"]
LEVELS = ["Huyện đoàn", "Đoàn xã", "Đoàn phường", "Đoàn trường THPT", "Chi đoàn Công ty"]
NAMES = "An Bình Châu Dũng Giang Hà Hải Hạnh Hiếu Hòa Hùng Hương Khánh Lan Linh Long Mai Nam Phúc Quân Sơn Thảo Trang Vy".split()
FAMILIES = "Nguyễn Trần Lê Phạm Hoàng Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý".split()


class Writer:
    def __init__(self, seed):
        self.random = random.Random(seed)

    def words(self, count):
        return " ".join(self.random.choices(WORDS, k=count))

    def capital(self, text):
        return text[0].upper() + text[1:]

    def sentence(self, count):
        return self.capital(self.words(count)) + "."

    def paragraph(self, count):
        sentences = []
        while count > 0:
            length = min(count, self.random.randint(8, 16))
            count -= length
            sentences.append(self.sentence(length))
        bold = self.random.randrange(len(sentences))
        sentences[bold] = sentences[bold][:-1] + " **" + self.words(2) + "**."
        if self.random.random() < 0.5:
            sentences[bold] += " [%s](https://example.vn/tai-lieu/%d)" % (self.words(2), self.random.randint(1, 9999))
        return " ".join(sentences)

    def body(self):
        size = self.random.randint(200, 290)
        rows = self.random.randint(3, 4)
        parts = ["## Thực trạng", self.paragraph(size // 4),
                 "\n".join("- " + self.sentence(self.random.randint(4, 8)) for _ in range(rows)),
                 "## Giải pháp", self.paragraph(size // 4),
                 "\n".join("%d. %s" % (i + 1, self.sentence(self.random.randint(4, 8))) for i in range(rows)),
                 self.paragraph(size // 8)]
        if self.random.random() < 0.2:
            table = ["| Nội dung | Trước | Sau |", "|---|---:|---:|"]
            table += ["| %s | %d | %d |" % (self.words(2), self.random.randint(1, 99), self.random.randint(1, 99))
                      for _ in range(rows)]
            parts.append("\n".join(table))
        parts += ["## Kết quả", self.paragraph(size // 5)]
        return "\n\n".join(parts) + "\n"

    def record(self, number, units):
        year = self.random.randint(2018, 2026)
        month = self.random.randint(1, 12 if year < 2026 else 6)
        return {"id": "Y%07d" % number, "title": self.capital(self.words(self.random.randint(6, 9))),
                "summary": self.sentence(self.random.randint(24, 30)),
                "author": "%s %s" % (self.random.choice(FAMILIES), self.random.choice(NAMES)),
                "unit": self.random.choice(units), "field": self.random.choice(FIELDS),
                "group": self.random.choice(GROUPS), "date": "%d-%02d-%02d" % (year, month, self.random.randint(1, 28)),
                "status": self.random.choice(STATUSES), "content": self.body()}


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("count", type=int)
    arguments.add_argument("folder")
    arguments.add_argument("--format", choices=["json", "csv"], default="json")
    arguments.add_argument("--seed", type=int, default=20260326)
    options = arguments.parse_args()
    writer = Writer(options.seed)
    unit_count = max(20, options.count // 500)
    units = ["%s %s số %d" % (LEVELS[i % len(LEVELS)], writer.capital(writer.words(1)), i + 1) for i in range(unit_count)]
    exports = os.path.join(options.folder, "content", "exports")
    os.makedirs(exports, exist_ok=True)
    with open(os.path.join(options.folder, "showcase.yaml"), "w", encoding="utf-8") as out:
        out.write("title: Trang đo tốc độ\nbase_url: https://do.example.vn\ndescription: Nội dung sinh tự động.\n")
    records = (writer.record(number, units) for number in range(1, options.count + 1))
    if options.format == "json":
        with open(os.path.join(exports, "y-tuong.json"), "w", encoding="utf-8") as out:
            out.write("[\n")
            for number, record in enumerate(records):
                out.write((",\n" if number else "") + json.dumps(record, ensure_ascii=False))
            out.write("\n]\n")
    else:
        headers = ["Mã", "Tên ý tưởng", "Tóm tắt", "Tác giả", "Đơn vị", "Lĩnh vực", "Đối tượng", "Ngày gửi", "Trạng thái",
                   "Nội dung"]
        with open(os.path.join(exports, "y-tuong.csv"), "w", encoding="utf-8", newline="") as out:
            rows = csv.writer(out)
            rows.writerow(headers)
            for record in records:
                rows.writerow(record.values())


if __name__ == "__main__":
    main()
