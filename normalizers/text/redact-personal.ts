/** A text without its personal part (个人信息); `redacted` tells that something was taken out. */
export interface RedactedText {
  readonly text: string;
  readonly redacted: boolean;
}

/** What stands in place of the personal part. */
export const REDACTED = '〔已隐去〕';

const LABEL =
  '(?:填报人|填表人|填报负责人|制表人|复核人|审核人|经办人|联系人|部门联系人|项目联系人|项目负责人|单位负责人|财务负责人|分管领导|主要负责人|负责人|责任人|联络人|联络员|编制人|填写人|审批人|填报人员|填表人员|主管领导|主要领导|法定代表人|作者|责任编辑|联系电话|联系方式|办公电话|手机号码?|电话)';
/** A name in letters: `Wang Wei`. */
const LATIN_NAME = '[A-Z][a-z]+(?: [A-Z][a-z]+){1,2}';
/** Further names of a list: `、覃某某、韦某`. */
const MORE_NAMES = '(?:、[\\u4e00-\\u9fff·]{2,4}(?=[、,，;；。\\s|]|$))*';
/** Names or number behind a label and a colon, up to the next blank, comma or label. */
const LABELLED = new RegExp(
  `(${LABEL}(?:及(?:联系)?电话|及联系方式)?(?:[(（][^)）]{0,8}[)）])?\\s*[:：]\\s*)(?!\\s*(?:${LABEL}|$))(${LATIN_NAME}|(?:(?!${LABEL})[^\\s,，;；。、|]){1,20}${MORE_NAMES}(?: +[\\d-]{7,20})?)`,
  'g',
);
/** Mobile numbers, and land lines with their area code; never a run of digits inside a project code. */
const PHONE =
  /(?<![\dA-Za-z.])(?:1[3-9]\d{9}|0\d{2,3}[-—－ ]\d{7,8}(?:[-转]\d{1,5})?)(?![\dA-Za-z.]|\s*(?:元|万|亿|分))/g;
/** A name between its label and a number, without a colon: `项目负责人某某 0311-…` in glued text. */
const NAME_BEFORE_PHONE = new RegExp(
  `(${LABEL}(?:及(?:联系)?电话)?)[\\u4e00-\\u9fff]{2,4}(?=\\s*(?:${PHONE.source}))`,
  'g',
);
/** Family names (姓氏) that are hardly ever the first character of another word behind a label. */
const SURNAMES =
  '李王张刘陈杨赵黄周吴徐孙胡朱郭何罗郑梁谢宋唐许韩冯邓曹彭曾肖蔡潘袁董余苏吕魏蒋杜丁沈姜范傅钟卢汪戴崔廖姚邹熊郝孔邵贺龚侯尹秦阎薛雷倪汤滕殷葛谭贾韦邱段钱孟岳顾庞樊翟俞聂焦温霍阮柯欧金覃冉佘佟阚邝匡靳蔺逄亓狄刁扈姬荆敖柏鲍卞岑晁谌褚窦耿骆闵穆裴蒲戚祁瞿饶茹邰涂屠巫冼邢颜晏虞郁苑臧湛詹昝莫黎赖';
/** Family names that begin other words too: `高` of 高级, `应` of 应当. */
const WORDLIKE_SURNAMES =
  '高林马石史万方白夏龙田任常武康毛江洪文安易施严成牛左章鲁向陶艾包毕柴车程池储丛房费符甘古管桂华蓝冷连凌娄陆路麻梅苗宁农齐屈荣沙商尚申盛舒司谈童危卫伍席项辛幸宣燕阳叶伊应尤游于喻元展占支仲庄卓宗祖仇况揭鞠敬井居郎劳厉栗楚达党东丰封花惠吉计季纪简解景班贝边迟';
/** A name in running text, right behind its label: `项目负责人某某某，项目建设内容…`. */
const NAME_IN_PROSE = new RegExp(
  `((?:项目|单位|财务|主要)?(?:负责人|联系人|责任人))((?:为|是)[${SURNAMES}${WORDLIKE_SURNAMES}]|[${SURNAMES}])[\\u4e00-\\u9fff]{1,2}(?=[,，;；、。])`,
  'g',
);
/** A character of a name; words of headers between two personal labels are none: `项目负责人姓名联系电话`. */
const NAME_CHARACTER =
  '(?:(?!名称?|签[字名章]|盖章|单位|部门|科室|职[务称]|内容|金额|日期|时间|地址|邮箱|编码|信息|手机|电话|联系|填[报表])[\\u4e00-\\u9fff])';
const NEXT_LABEL = '(?:(?:联系|办公)?电话|联系方式|手机|填报日期|填表日期)';
/** A name between its label and the next one in glued text, whatever the family name: `部门联系人某某联系电话`. */
const NAME_BEFORE_LABEL = new RegExp(
  `((?:负责人|联系人|责任人|联络人|联络员|经办人|填报人|填表人|制表人|编制人|领导))(?![及和与或等员])(?:${NAME_CHARACTER}{2,4}|${NAME_CHARACTER}{2,8}·${NAME_CHARACTER}{2,8})(?=${NEXT_LABEL})`,
  'g',
);
/** The same with blanks around it, where only a family name tells a name from a heading. */
const NAME_BETWEEN_BLANKS = new RegExp(
  `(${LABEL} +)(?=[${SURNAMES}${WORDLIKE_SURNAMES}])${NAME_CHARACTER}{2,3}(?= +${NEXT_LABEL})`,
  'g',
);
/** Digits behind their label, area code or not: `联系电话7654321`. */
const NUMBER_BEHIND_LABEL = /((?:电话|联系方式|手机号?码?)\s*[:：]?\s*)\d[\d\-—－]{6,14}(?![\d.]|\s*(?:元|万|亿))/g;
const SPREAD_NAME = /([:：]\s*)([\u4e00-\u9fff]\s{1,4}[\u4e00-\u9fff])(?=\s|$)/g;
const HINT = /(?:人|联络员|作者|编辑|电话|方式|手机|领导)|\d{7}/;

/**
 * Takes contact names and phone numbers out of a text: `填表人：高某 联系电话：139…` keeps the labels only.
 * Project codes and amounts stay. Texts without a hint cost one test.
 */
export const redactPersonal = (text: string): RedactedText => {
  if (!HINT.test(text)) return { text, redacted: false };
  const named = /(?:人|领导)\s*[:：]/.test(text) ? text.replace(SPREAD_NAME, `$1${REDACTED}`) : text;
  const cleaned = named
    .replace(NAME_BEFORE_PHONE, `$1${REDACTED}`)
    .replace(LABELLED, `$1${REDACTED}`)
    .replace(NAME_BEFORE_LABEL, `$1${REDACTED}`)
    .replace(NAME_BETWEEN_BLANKS, `$1${REDACTED}`)
    .replace(NUMBER_BEHIND_LABEL, `$1${REDACTED}`)
    .replace(NAME_IN_PROSE, `$1${REDACTED}`)
    .replace(PHONE, REDACTED);
  return { text: cleaned, redacted: cleaned !== text };
};

const REDACTED_PART = new RegExp(`${LABEL}[^:：]{0,12}[:：]?\\s*${REDACTED}`, 'g');
const DATE_PART = /(?:填报|填表|申报)?(?:日期|时间)\s*[:：]\s*[\d年月日.\-/ ]*/g;

/** Whether a redacted text holds nothing but personal labels (and the date of filling in). */
export const isOnlyPersonal = (text: string): boolean =>
  text.includes(REDACTED) &&
  text.replace(REDACTED_PART, '').replaceAll(REDACTED, '').replace(DATE_PART, '').trim() === '';
