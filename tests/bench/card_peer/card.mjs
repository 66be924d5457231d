// Draws the cards of card_bench.cpp with satori and resvg, and prints the milliseconds of
// processor time that one takes.
//   node card.mjs FONT-STRONG FONT-TITLE CARDS [FILE.png]
import { readFileSync, writeFileSync } from "node:fs";
import { Resvg } from "@resvg/resvg-js";
import satori from "satori";

const [strong, title, cards, file] = process.argv.slice(2);
const fonts = [
  { name: "Inter", data: readFileSync(strong), weight: 700 },
  { name: "Inter Title", data: readFileSync(title), weight: 800 },
];
// Rays, sun and stripes stand in an SVG of their own, as one would do it with satori.
const rays = Array.from({ length: 28 }, (_, i) => {
  const at = (step) => `${600 + 3000 * Math.cos(step)},${546 + 3000 * Math.sin(step)}`;
  const from = (i * Math.PI) / 14, to = from + Math.PI / 28;
  return `<path d="M600,546 L${at(from)} L${at(to)} Z"/>`;
}).join("");
const ground = `<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="630" viewBox="0 0 1200 630"><path fill="#f4f8fd" d="M0 0h1200v630H0z"/>
<g fill="#e6eff9">${rays}</g><circle cx="600" cy="582" r="102" fill="#ffc72c"/><path fill="#0a2c52" d="M0 546h1200v84H0z"/>
<path fill="#0b5cad" d="M0 546h1200v9H0z"/><path fill="#ffc72c" d="M744 546h240l-9 9H735z"/><path fill="#e2231a" d="M984 546h216v9H975z"/></svg>`;
const backdrop = {
  type: "img",
  props: { src: `data:image/svg+xml;base64,${Buffer.from(ground).toString("base64")}`, width: 1200, height: 630,
    style: { position: "absolute", left: 0, top: 0 } },
};
const box = (style, children) => ({ type: "div", props: { style: { display: "flex", ...style }, children } });

const card = (number) =>
  box({ width: "100%", height: "100%", flexDirection: "column", alignItems: "center", fontFamily: "Inter" }, [
    backdrop,
    box({ marginTop: 40, padding: "8px 26px", borderRadius: 30, background: "#0b5cad", color: "#fff", fontSize: 30 }, "Môi trường · Đã áp dụng"),
    box({ width: 600, flexGrow: 1, alignItems: "center", justifyContent: "center", textAlign: "center", fontFamily: "Inter Title",
      fontSize: 58, lineHeight: 1.28, color: "#111b2e" }, `“Ngôi nhà xanh” đổi chai nhựa lấy tập vở, lần thứ ${number}`),
    box({ fontSize: 32, marginBottom: 74, color: "#33415c" }, "Huyện đoàn An Minh"),
    box({ width: "100%", height: 84, color: "#fff", fontSize: 32, alignItems: "center",
      justifyContent: "center" }, "Trưng bày ý tưởng, sáng kiến tuổi trẻ"),
  ]);

const draw = async (number) => {
  const svg = await satori(card(number), { width: 1200, height: 630, fonts });
  return new Resvg(svg).render().asPng();
};

let png = await draw(0); // the first one loads what all need
const started = process.cpuUsage();
for (let number = 1; number <= Number(cards); ++number) png = await draw(number);
const used = process.cpuUsage(started);
console.log(((used.user + used.system) / 1000 / Number(cards)).toFixed(2));
if (file) writeFileSync(file, png);
