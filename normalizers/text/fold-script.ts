import { Converter } from 'opencc-js/t2cn';
import type { TextRepair } from './text-repair.ts';

/** Characters that only traditional texts print, and those of them that only simplified texts print. */
const TRADITIONAL = new Set(
  '績標產數質實務總額級經濟環續響滿對項單編碼資預財專費劃執質時間門開關業員會議國際學習習體發動勞農鄉鎮區縣們個為與從應該無來後過還進運達遠選適遷邊報導導書畫錄縮織組統維網綠綜線細給結絡終紀約純紙純訓設評試話該詳說誤調談請論講證識護讀變讓負責貢貨購貼賃賬賽贈趕車軍軌輔輕較輸轉辦農遞醫釋銀銷鋪錄錢鎮長陳陽隊階隨險雙雜離難電靈靜頂頁頒頓領題願類顯風飛飯飲館馬駐驗體魚鳥麥黃點齊龍創務勝勢協單區參衛壓嚴執場報壞處備複寫實審寬寶將專尋對導層屬島廠廣廢開張強彈徑復徵憂應懷態慮慶憑懲戰戶擇擴擔據擊擬攝攜敵數斷於時晉書術條極構樓樣標機檔檢權歡歲歷殘氣決沒況測準溝漢潔滅滯濟災為無煙營爐爭獎獲現環產畢異療發盡監盤眾確碼禮種稱積穩窮競筆築節範簡簽糧緊線緩編練縣總績織繼續',
);
const SIMPLIFIED = new Set(
  '绩标产数质实务总额级经济环续响满对项单编码资预财专费划执时间门开关业员会议国际学习体发动劳农乡镇区县们个为与从应该无来后过还进运达远选适迁边报导书画录缩织组统维网绿综线细给结络终纪约训设评试话详说误调谈请论讲证识护读变让负责贡货购贴赁账赛车军轨辅轻较输转办医释银销钱长阳队阶随险双杂离难电',
);

/** True when a text is written in traditional characters (繁体): at least five, and three times the simplified ones. */
export const isTraditional = (text: string): boolean => {
  let traditional = 0;
  let simplified = 0;
  for (const character of text) {
    if (TRADITIONAL.has(character)) traditional++;
    else if (SIMPLIFIED.has(character)) simplified++;
  }
  return traditional >= 5 && traditional > simplified * 3;
};

type Convert = (text: string) => string;

let converter: Convert | undefined;

/** Built at first use: most runs meet no traditional document. */
const convert: Convert = (text) => {
  const built: Convert = converter ?? Converter({ from: 'tw', to: 'cn' });
  converter = built;
  return built(text);
};

/** Folds a traditional text to simplified characters (繁转简): `績效目標` → `绩效目标`. */
export const foldScript: TextRepair = {
  name: 'fold-script',
  code: 'script-folded',
  isNeeded: (traits) => traits.traditional,
  apply: (text) => {
    const folded = convert(text);
    return folded === text ? [] : [{ text: folded, evidence: 'the document is written in traditional characters' }];
  },
  cases: [
    { before: '績效目標', after: '绩效目标', traits: { traditional: true } },
    { before: '後台覆蓋率≥95%', after: '后台覆盖率≥95%', traits: { traditional: true } },
  ],
  keeps: ['绩效目标', '覆盖率≥95%', '乾隆'],
};
