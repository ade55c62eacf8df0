/** Names for those whose own are hidden: a friendly quality and an animal, the same pair in both languages. */
import type { Language } from "./language";

type Word = readonly [en: string, zh: string];

const pairs = (words: string): Word[] =>
  words.split(", ").map((pair) => {
    const [en, zh] = pair.split("=");
    return [en, zh];
  });

const qualities = pairs(
  "Brave=勇敢, Calm=沉静, Clever=聪明, Cheerful=快乐, Curious=好奇, Gentle=温和, Kind=善良, Lively=活泼, " +
    "Patient=耐心, Quick=敏捷, Quiet=安静, Bright=明亮, Bold=大胆, Careful=细心, Eager=热切, Fair=公正, " +
    "Faithful=忠实, Fresh=清新, Friendly=友好, Generous=慷慨, Golden=金色, Graceful=优雅, Grateful=感恩, Happy=幸福, " +
    "Honest=诚实, Hopeful=乐天, Humble=谦虚, Inventive=巧思, Jolly=欢乐, Keen=敏锐, Relaxed=从容, Lucky=幸运, " +
    "Merry=欢快, Mighty=有力, Modest=朴素, Neat=整洁, Nimble=灵巧, Noble=高尚, Polite=礼貌, Proud=自豪, " +
    "Radiant=闪耀, Crimson=绯红, Silver=银色, Sincere=真诚, Skilful=熟练, Smart=机灵, Snowy=雪白, Sparkling=晶莹, " +
    "Steady=稳重, Sturdy=结实, Sunny=阳光, Swift=迅捷, Tender=温柔, Thoughtful=深思, Tidy=利落, Trusty=可靠, " +
    "Upbeat=乐观, Vivid=鲜活, Warm=温暖, Wise=睿智, Witty=风趣, Wonderful=奇妙, Zesty=热情, Azure=蔚蓝",
);

const animals = pairs(
  "Otter=水獭, Panda=熊猫, Fox=狐狸, Owl=猫头鹰, Dolphin=海豚, Koala=考拉, Rabbit=兔子, Deer=小鹿, " +
    "Penguin=企鹅, Turtle=海龟, Whale=鲸鱼, Swan=天鹅, Crane=仙鹤, Lion=狮子, Tiger=老虎, Leopard=豹子, " +
    "Lynx=猞猁, Bear=棕熊, Beaver=河狸, Badger=狗獾, Hedgehog=刺猬, Squirrel=松鼠, Hamster=仓鼠, Horse=骏马, " +
    "Zebra=斑马, Giraffe=长颈鹿, Elephant=大象, Camel=骆驼, Alpaca=羊驼, Gecko=壁虎, Goat=山羊, Antelope=羚羊, " +
    "Bison=野牛, Yak=牦牛, Seal=海豹, Walrus=海象, Octopus=章鱼, Crab=螃蟹, Starfish=海星, Seahorse=海马, " +
    "Falcon=猎鹰, Eagle=雄鹰, Sparrow=麻雀, Robin=知更鸟, Magpie=喜鹊, Swallow=燕子, Parrot=鹦鹉, Peacock=孔雀, " +
    "Flamingo=火烈鸟, Pelican=鹈鹕, Toucan=巨嘴鸟, Hummingbird=蜂鸟, Duck=鸭子, Goose=大雁, Heron=苍鹭, Kingfisher=翠鸟, " +
    "Frog=青蛙, Butterfly=蝴蝶, Dragonfly=蜻蜓, Bee=蜜蜂, Ladybird=瓢虫, Cricket=蟋蟀, Kangaroo=袋鼠, Wombat=袋熊",
);

/** So many pseudonyms there are, from 0: four times as many as a session takes in. */
export const pseudonymCount = qualities.length * animals.length;

/** The pseudonym of a number below pseudonymCount: "Brave Otter", “勇敢的水獭”. */
export function pseudonym(alias: number, language: Language): string {
  const quality = qualities[alias % qualities.length];
  const animal = animals[Math.floor(alias / qualities.length) % animals.length];
  return language === "zh" ? `${quality[1]}的${animal[1]}` : `${quality[0]} ${animal[0]}`;
}
