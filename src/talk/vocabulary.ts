/** Words that mean the same in the phrases of several dialogs; `<meeting>` is any of these. */
export const classes: Readonly<Record<string, string>> = {
  meeting: 'meeting|session|call|sitting|conference|event|appointment|reunion|reuniao|seance|sitzung|treffen|termin',
  meetings: 'meetings|sessions|calls|dates|events|reunions|reuniones|reunioes|sitzungen|termine',
  group:
    'group|groups|thematic group|thematic groups|working group|working groups|team|groupe|groupes|grupo|grupos|gruppe|gruppen|tg',
  i: 'i|we',
  agree: 'yes|yep|yeah|yup|sure|fine|good|great|perfect|right|agreed|oui|si|sim|ja|do it|go ahead|looks good|almost',
  refuse: 'no|nope|nah|wait|hold on|hmm|not quite|not yet|wrong|non|nao|nein|no no|not good|stop|oops',
  my: 'my|our|the|your|mon|ma|mes|notre|meu|minha|meus|mein|meine',
  the: 'the|this|that|these|those|my|our|your|a|an|le|la|les|el|o|os|die|der|das',
  is: "is|'s|are|was",
  come: 'come|attend|make it|join|participate|be there|take part|be present|dial in|connect|be in|show up|do',
  not: 'not|never',
  show: 'show|show me|see|list|give me|let me see|tell me|send me|get me|display|view|read|share|share with me|i need|i want|i would like|have',
  want: 'want|would like|wish|would love|need|am interested in|intend|hope',
  when: 'when|what time|which day|what day|on which day|at what time|wann|quand|quando|cuando|когда',
  who: 'who|whom|which person|qui|quem|quien|wer',
  what: 'what|which|quels|quelles|quais|welche|que',
}
