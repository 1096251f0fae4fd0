import type { Phrases } from '#inbox/dialog.ts'

/** What those are about who ask for the groups. */
export const groupsGists: Phrases = {
  groups: [
    '<group> (about|you have|there are|existing) [tell|the|can|have|all|which|you] ...',
    '<group> (which|what|all|other|available|list|exist|exists|open|overview|thematic|choose) [how many|which|join|are there|leads|lead|who|can|now|see|present|glance|different|have|mine|apart|besides|show|expert|experts|day|name|names|today|still|recruiting|current] ...',
  ],
}

/** What those are about who ask who is in a group. */
export const membersGists: Phrases = {
  'members {group}': [
    '(members|membership|roster) {group} [<group>|list|of|all|full] ...',
    '(who|names|list|how many|which people|which experts|which persons|membership|see|show|roster) (members|member|experts|people|membership|roster|participants|colleagues|persons) [{group}] [<group>|list|all|names|countries|country|see|show|full|name|how many|already|other|belong|else|have|do we have|does] ...',
    '(which people|which experts|which persons|what people|which members) {group} [already|in|belong|are] ...',
    '(wer|qui|quien|quem) (gruppe|groupe|grupo) [ist|alles|in der|est|dans le|esta|en el|no|alle] ...',
    'who (experts|members|other experts|other members|others) [{group}] [<group>|my|other|are the|all] ...',
    'who (group|groups|groupe|team) [{group}] [else|all|is in my|is in our|in my|in our|other|with me|together] ...',
    'who [else|all|experts] (is in|are in|all are in|else is in|belongs to|are part of|is part of) {group} ...',
  ],
}

/** What those are about who look for somebody in charge. */
export const contactGists: Phrases = {
  'contact {group}': [
    '(contact|reach|get in touch|write|speak|talk|message|note|e-mail|email|phone|call|question|address) (leader|leaders|chair|chairs|co-chair|head|coordinator|lead) {group} [<group>|how|send|pass|a message|want|question|give|like] ...',
    '(leader|leaders|chair|chairs|head|coordinator) who {group} [<group>|now|lead] ...',
    'who (leads|lead|chairs|heads|runs|leading|responsible|in charge) {group} [<group>|now|nowadays|person] ...',
    '(contact|reach|get in touch|write to|speak to|talk to|message) {group} [<group>|how|people|team|somebody|someone|anybody] ...',
  ],
  'contact {person}': [
    '(contact|reach|get in touch|write|speak|talk|message|note|e-mail|email|phone|number|address) {person} [how|send|through|a note|details|best way] ...',
  ],
  contact: [
    '(email address|e-mail address|mail address|phone number|contact person|contact details) [{group}] [is there|any|for|an|somebody] ...',
    '(contact|reach|get in touch|write|speak|talk|message|need|want|ask) (human|secretariat|secretary|real person|organisers|organizers|admin|somebody real|support|real human) [how|help|speak|talk|contact|person] ...',
    '(contact|reach|get in touch|write|speak|talk|message) (leader|leaders|chair|chairs) [my|our|<group>|how|send] ...',
    'who (leads|lead|leader|chairs|responsible|in charge) (<group>) [my|our] ...',
  ],
}
