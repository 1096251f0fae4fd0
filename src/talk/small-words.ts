/** Words that hold a sentence together, and say nothing of what it is about. */
const small = new Set(
  (
    'a an the this that these those my our your his her their its mine ours yours i me we us you he she they them it one ones ' +
    'am is are was were be been being do does did doing done have has had having will would shall should can could may might must ' +
    "of in on at to for from with by about into as and or but so than then there here 's s up out any some such very much more " +
    'what which how want wants wanted wish need needs like know let tell give get got see please kindly ' +
    'le la les un une des du de et el los las y en o os as um uma e der die das ein eine und zu im ' +
    'je souhaite voudrais veux quiero quisiera ich mochte queria gostaria por favor bitte svp me mi mon ma meu a au aux dans pour para da na et y ' +
    'ist est es sont que il nous wir vous su sua ' +
    'lah ya la mate sir madam dear hello just also too still now yet already again really only ok okay yes well oh hey'
  ).split(' '),
)

export function isSmall(word: string): boolean {
  return small.has(word)
}
