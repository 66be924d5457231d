#!/usr/bin/env python3
"""Draws the sheets of docs/pictures/ with the real program, to be looked at: share cards of every design and shape,
with long and short titles, all tone marks, with photos and without, at the size of a post and at that of a list; posters,
infographics and frames of a clip of the sample.

    draw_sheets.py [PROGRAM]        default: build/dev/trungbay; needs libvips-tools, poppler-utils, ffmpeg
"""
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

SOURCE = pathlib.Path(__file__).resolve().parent.parent
PICTURES = SOURCE / "docs/pictures"
COLUMNS = "id,title,unit,field,status,date,content,images"
# Titles that are hard to set: marks above capitals and below letters, one word, four lines, quotes, figures.
IDEAS = [
    ("t01", "Vườn rau", "Đã duyệt", ""),
    ("t02", "ỐNG HÚT TRE THAY ỐNG HÚT NHỰA Ở CHỢ NỔI", "Đã áp dụng", ""),
    ("t03", "Ề Ộ Ữ Ẫ Ặ Ỗ Ễ Ự Ổ Ấ: bảng chữ cái nổi cho học sinh khiếm thị", "Đạt giải", ""),
    ("t04", "Ứng dụng nhắc lịch tiêm chủng cho trẻ em vùng sâu qua tin nhắn và loa phát thanh của ấp, không cần mạng", "Được hỗ trợ hiện thực hóa", ""),
    ("t05", "“Một ngày không rác” tại cụm trường liền kề", "Đã duyệt", "content/media/phan-loai-rac.png"),
    ("t06", "Đường quê sáng điện", "Đã áp dụng", "content/media/duong-que-dem.png"),
    ("t07", "Số hóa 1.610 hồ sơ liệt sĩ bằng điện thoại thông minh của đoàn viên", "Đã duyệt", ""),
    ("t08", "Lớp học khoa học lưu động trên ghe cho thiếu nhi các xã đảo Kiên Hải và Phú Quốc", "Đạt giải", "content/media/lop-hoc-khoa-hoc.png"),
    ("t09", "Hỗ trợ thủ tục trực tuyến lưu động", "Đã duyệt", ""),
    ("t10", "Nghệ thuật đờn ca tài tử: những buổi tập giữa ruộng, những giọng ca mới", "Đã duyệt", "content/media/dong-lua.png"),
]
UNITS = ["Huyện đoàn An Minh", "Thành đoàn Rạch Giá", "Đoàn khối Các cơ quan và doanh nghiệp tỉnh", "Đoàn Trường Đại học Kiên Giang", "Đoàn phường Vĩnh Lạc"]
MODELS = [
    ("Ngôi nhà xanh", "6,2 tấn", "chai nhựa không còn trôi xuống kênh", "content/media/phan-loai-rac.png"),
    ("Chợ phiên nông sản trẻ mỗi sáng chủ nhật bên bờ kênh Cái Sắn", "1.610", "hộ tham gia", ""),
    ("Tủ sách đầu ngõ", "42", "điểm đọc ở 12 xã, phường", ""),
    ("Vườn hoa thanh niên", "18 km", "đường có hoa", "content/media/vuon-hoa.png"),
    ("Cán bộ Đoàn kết nghĩa với hộ nghèo: mỗi chi đoàn giúp một hộ vươn lên", "97,5%", "hộ thoát nghèo sau một năm", ""),
]


def write(root, name, text):
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def make_workspace(root):
    write(root, "showcase.yaml", "title: Trưng bày ý tưởng, sáng kiến tuổi trẻ\nbase_url: https://y-tuong.example\n"
          "theme: {logo: content/media/logo.svg}\ntargets:\n  Huyện đoàn An Minh: {2023: 8}\n  Thành đoàn Rạch Giá: {2023: 20}\n")
    shutil.copytree(SOURCE / "content/media", root / "content/media")
    rows = [f'{id},"{title}",{UNITS[at % len(UNITS)]},{["Môi trường", "Giáo dục", "Chuyển đổi số"][at % 3]},{status},'
            f'{at + 1:02}/03/2023,"{title.lower()} {id}: cách làm, người làm, kết quả bước đầu của ý tưởng này.",{image}'
            for at, (id, title, status, image) in enumerate(IDEAS)]
    write(root, "content/exports/y-tuong.csv", "\n".join([COLUMNS, *rows]) + "\n")
    for at, unit in enumerate(UNITS):
        write(root, f"content/units/don-vi-{at + 1}.md", f"---\nname: {unit}\n---\n")
    for at, (title, value, label, image) in enumerate(MODELS):
        picture = f"gallery:\n  - {{image: {image}, alt: Ảnh của mô hình}}\n" if image else ""
        write(root, f"content/models/mo-hinh-{at + 1}.md", f"---\ntitle: \"{title}\"\nunit: {UNITS[at]}\nresults:\n"
              f"  - {{value: \"{value}\", label: \"{label}\"}}\n{picture}---\nNội dung.\n")
    write(root, "content/campaigns/hien-ke.md", "---\ntitle: Tuổi trẻ hiến kế xây dựng quê hương\nstart: 26/03/2023\nend: 02/09/2023\n---\n")
    write(root, "content/contests/sang-tao-tre.md", "---\ntitle: Hội thi Sáng tạo trẻ lần thứ XV\nstart: 01/09/2023\n---\n")
    write(root, "content/events/toa-dam.md", "---\ntitle: \"Tọa đàm: từ ý tưởng đến mô hình\"\ndate: 15/10/2023\n---\n")


def card_of(site, page, key="og:image"):
    found = re.search(f'<meta property="{key}" content="https://y-tuong.example/([^"]+)"', (site / page).read_text(encoding="utf-8"))
    return site / found[1]


def other_shape(site, wide, number):
    """The card of the same record in another shape; they follow each other in the record's name."""
    stem = wide.name.rsplit("-", 1)[0]
    cards = [path for path in site.glob(f"anh-chia-se/*/{stem}-*") if path != wide]
    size = (1080, 1080) if number == 1 else (1080, 1920)
    return next(path for path in cards if measure(path) == size)


def measure(path):
    header = subprocess.run(["vipsheader", "-f", "width", path], capture_output=True, text=True, check=True).stdout, \
        subprocess.run(["vipsheader", "-f", "height", path], capture_output=True, text=True, check=True).stdout
    return tuple(int(value) for value in header)


def join(cards, across, width, name, gap=12):
    """One picture of them all, each as wide as `width`."""
    with tempfile.TemporaryDirectory() as folder:
        small = []
        for number, card in enumerate(cards):
            made = pathlib.Path(folder) / f"{number:02}.png"
            subprocess.run(["vips", "thumbnail", card, made, str(width)], check=True)
            flat = made.with_suffix(".v")
            subprocess.run(["vips", "colourspace", made, flat, "srgb"], check=True)
            small.append(str(flat))
        sheet = pathlib.Path(folder) / "sheet.v"
        subprocess.run(["vips", "arrayjoin", " ".join(small), sheet, "--across", str(across), "--shim", str(gap), "--background", "255 255 255"], check=True)
        PICTURES.mkdir(exist_ok=True)
        subprocess.run(["vips", "webpsave", sheet, PICTURES / f"{name}.webp", "--Q", "88", "--strip"], check=True)


def draw_paper(program, root):
    """Two posters, two infographics, three frames of a clip, side by side and equally high."""
    for name in ("content", "templates"):
        shutil.copytree(SOURCE / name, root / name)
    shutil.copy(SOURCE / "showcase.yaml", root)
    model, unit = "nam-rom-nha-luoi", "Huyện đoàn An Minh"
    subprocess.run([program, "build", "--quiet", "--workspace", root], check=True)
    pictures = []
    for number, name in enumerate((model, unit)):
        made = root / f"poster-{number}.pdf"
        subprocess.run([program, "poster", name, "--output", made, "--quiet", "--workspace", root], check=True)
        subprocess.run(["pdftoppm", "-r", "75", "-png", "-singlefile", made, made.with_suffix("")], check=True)
        pictures.append(made.with_suffix(".png"))
    pictures += [sorted((root / "site/infographic").glob(f"*/{name}-*.png"))[-1] for name in ("toan-trang", "huyen-doan-an-minh")]
    film = root / "clip.mp4"
    subprocess.run([program, "clip", model, "--output", film, "--quiet", "--workspace", root], check=True)
    for second in (2, 5, 16):
        frame = root / f"frame-{second:02}.png"
        subprocess.run(["ffmpeg", "-loglevel", "error", "-ss", str(second), "-i", film, "-frames:v", "1", frame], check=True)
        pictures.append(frame)
    with tempfile.TemporaryDirectory() as folder:
        even = []
        for number, picture in enumerate(pictures):
            small, framed = pathlib.Path(folder) / f"{number}.png", pathlib.Path(folder) / f"{number}.v"
            subprocess.run(["vips", "thumbnail", picture, small, "520", "--height", "600"], check=True)
            subprocess.run(["vips", "gravity", small, framed, "centre", "520", "600", "--extend", "background", "--background", "235 238 243"], check=True)
            even.append(framed)
        join(even, 4, 520, "paper")


def main():
    program = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else SOURCE / "build/dev/trungbay").resolve()
    with tempfile.TemporaryDirectory() as folder:
        root = pathlib.Path(folder)
        make_workspace(root)
        subprocess.run([program, "build", "--quiet", "--workspace", root], check=True)
        site = root / "site"
        pages = [f"y-tuong/{id}.html" for id, *_ in IDEAS]
        pages += [f"mo-hinh/mo-hinh-{number}.html" for number in range(1, 6)]
        pages += [f"don-vi/don-vi-{number}/index.html" for number in range(1, 6)]
        pages += ["cuoc-van-dong/hien-ke.html", "cuoc-thi/sang-tao-tre.html", "su-kien/toa-dam.html", "index.html"]
        cards = [card_of(site, page) for page in pages]
        join(cards, 4, 600, "share-cards")
        join(cards, 8, 120, "share-cards-120", gap=6)
        for number, name, across, width in ((1, "share-cards-square", 5, 432), (2, "share-cards-upright", 5, 432)):
            join([other_shape(site, card, number) for card in cards[10:20]], across, width, name)
    with tempfile.TemporaryDirectory() as folder:
        draw_paper(program, pathlib.Path(folder))


if __name__ == "__main__":
    main()
