import { createElement } from 'react';
import {
  Armchair,
  Backpack,
  Bath,
  Battery,
  BookOpen,
  Brush,
  Cable,
  CakeSlice,
  Candy,
  ChefHat,
  Clock,
  Coffee,
  Compass,
  CookingPot,
  CupSoda,
  Dices,
  Flame,
  Flower2,
  Gamepad2,
  Gift,
  Headphones,
  House,
  Keyboard,
  Lamp,
  Laptop,
  Leaf,
  Map,
  Microscope,
  Monitor,
  Mouse,
  NotebookPen,
  Package,
  PenLine,
  Pencil,
  Puzzle,
  Radio,
  Scissors,
  Shirt,
  ShoppingBasket,
  Speaker,
  Tent,
  TrainFront,
  Umbrella,
  UtensilsCrossed,
  Webcam,
  type LucideIcon,
  type LucideProps,
} from 'lucide-react';
import { classes } from '../../lib/classes';

/** A word of the product's number or category, and what is drawn for it; the first that fits. */
const drawings: [RegExp, LucideIcon][] = [
  [/COFFEE|MOKA|MUG|PRESS/, Coffee],
  [/TEA|MINT/, Leaf],
  [/KETTLE|THERMOS|BOTTLE/, CupSoda],
  [/BOOK/, BookOpen],
  [/HEADPHONES|EARPHONES/, Headphones],
  [/KEYBOARD/, Keyboard],
  [/MOUSE|TRACKBALL/, Mouse],
  [/MONITOR/, Monitor],
  [/LAPTOP|EREADER/, Laptop],
  [/SPEAKER|MICROPHONE/, Speaker],
  [/RADIO/, Radio],
  [/WEBCAM/, Webcam],
  [/CABLE|HUB/, Cable],
  [/CHARGER|POWERBANK|SSD|SD-/, Battery],
  [/PUZZLE/, Puzzle],
  [/DICE|DOMINO|BACKGAMMON|CARDS|CHESS|GAME/, Dices],
  [/TRAIN|TRACK/, TrainFront],
  [/MICROSCOPE|TELESCOPE|BINOCULARS/, Microscope],
  [/KITE|YOYO|MARBLES|BALL|MAGIC/, Gift],
  [/BASKET/, ShoppingBasket],
  [/BATH|TOWEL|SOAP/, Bath],
  [/LAMP|LANTERN/, Lamp],
  [/CANDLE|STOVE/, Flame],
  [/CLOCK|TIMER/, Clock],
  [/PLANT|VASE|WATERING/, Flower2],
  [/BRUSH|BROOM/, Brush],
  [/CUSHION|BLANKET|RUG|MAT|MIRROR/, Armchair],
  [/CAKE|BREAD|ROLLING|WHISK/, CakeSlice],
  [/APRON/, ChefHat],
  [/POT|PAN|COOKING/, CookingPot],
  [/KNIFE|BOARD|SPOON|SPORK|GRATER/, UtensilsCrossed],
  [/TENT|HAMMOCK|SLEEPING/, Tent],
  [/RUCKSACK|BAG/, Backpack],
  [/COMPASS/, Compass],
  [/MAP/, Map],
  [/UMBRELLA|RAIN/, Umbrella],
  [/GLOVES|SOCKS|HAT/, Shirt],
  [/PENCIL|ERASER/, Pencil],
  [/PEN|INK/, PenLine],
  [/NOTEBOOK|DIARY|CALENDAR|PAPER|ENVELOPE|POSTCARD/, NotebookPen],
  [/SCISSORS|STAPLER|TAPE|RULER/, Scissors],
  [/^GAMES/, Gamepad2],
  [/^HOME/, House],
  [/^KITCHEN/, Candy],
];

const drawingOf = (words: string) => drawings.find(([word]) => word.test(words))?.[1];

const draw = (sku: string, category: string, look: LucideProps) =>
  createElement(drawingOf(sku) ?? drawingOf(category.toUpperCase()) ?? Package, look);

/** Small and even enough to choose colours by: the same product looks the same everywhere. */
function hash(text: string) {
  let value = 7;
  for (const letter of text) value = (value * 31 + (letter.codePointAt(0) ?? 0)) % 9973;
  return value;
}

interface ProductPictureProps {
  sku: string;
  category?: string;
  className?: string;
}

/** Drawn from the product's number, so that a shop of any size has a picture of everything. Says nothing that the name does not. */
export function ProductPicture({ sku, category = '', className }: ProductPictureProps) {
  const seed = hash(sku);
  const hue = (hash(sku.split('-')[0] ?? sku) * 47) % 360;
  const turn = (seed % 12) * 30;
  const id = `p${seed}${hue}`;
  return (
    <div
      aria-hidden
      className={classes('relative aspect-square overflow-hidden rounded-xl dark:brightness-85', className)}
    >
      <svg viewBox="0 0 100 100" className="absolute inset-0 size-full">
        <defs>
          <linearGradient id={id} gradientTransform={`rotate(${turn} .5 .5)`}>
            <stop offset="0" stopColor={`hsl(${hue + (seed % 24)} 62% 88%)`} />
            <stop offset="1" stopColor={`hsl(${hue + 34 + (seed % 18)} 58% 74%)`} />
          </linearGradient>
        </defs>
        <rect width="100" height="100" fill={`url(#${id})`} />
        <circle cx={15 + (seed % 70)} cy={8 + (seed % 31)} r={22 + (seed % 17)} fill="#fff" opacity=".28" />
        <path
          d={`M0 ${66 + (seed % 13)} Q ${25 + (seed % 20)} ${52 + (seed % 9)} 52 ${68 + (seed % 7)} T 100 ${60 + (seed % 15)} V100 H0Z`}
          fill={`hsl(${hue + 20} 45% 46%)`}
          opacity=".22"
        />
        <path
          d={`M0 ${80 + (seed % 9)} Q 30 ${70 + (seed % 11)} 60 ${84 - (seed % 6)} T 100 ${78 + (seed % 9)} V100 H0Z`}
          fill={`hsl(${hue + 30} 50% 36%)`}
          opacity=".2"
        />
      </svg>
      {draw(sku, category, {
        className: 'absolute inset-0 m-auto size-[44%]',
        strokeWidth: 1.25,
        color: `hsl(${hue + 20} 55% 24%)`,
      })}
    </div>
  );
}
