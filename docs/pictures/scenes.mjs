// What each picture shows: a document of the catalogue in which `old` is written anew; ¦ is the cursor.
// `down`: how many times the arrow key is pressed in a list.
const service = "depok/2023/rekomendasi-haki.yaml";
const money = "      syarat: {fakta: modal_usaha, paling_banyak: Rp1.000.000.000}\n";

export const scenes = [
  {
    picture: "arti-kunci",
    document: service,
    old: "      jika: {fakta: memiliki_perizinan_usaha",
    new: "      ji¦ka: {fakta: memiliki_perizinan_usaha",
    shows: "hover",
    width: 860,
    height: 330,
  },
  {
    picture: "arti-fakta",
    document: service,
    old: "      syarat: {fakta: wilayah_usaha",
    new: "      syarat: {fakta: wilayah¦_usaha",
    shows: "hover",
    width: 860,
    height: 420,
  },
  {
    picture: "pilihan-kunci",
    document: service,
    old: money,
    new: `${money}      ¦\n`,
    shows: "completion",
    down: 5,
    width: 1000,
    height: 330,
  },
  {
    picture: "pilihan-fakta",
    document: service,
    old: money,
    new: "      syarat:\n        fakta: modal_¦\n",
    shows: "completion",
    down: 1,
    width: 1000,
    height: 330,
  },
  {
    picture: "salah-tulis",
    document: service,
    old: "fakta: modal_usaha, paling_banyak",
    new: "fakta: modal¦_usha, paling_banyak",
    shows: "hover",
    width: 860,
    height: 330,
  },
];
