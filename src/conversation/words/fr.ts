import type { Phrases } from './phrases.ts';

/** French. */
export const fr: Phrases = {
  ownName: 'Français',
  greeting: 'Bonjour. Transférez-moi un message dont vous doutez, je cherche s’il a été vérifié.',
  thanks: 'Je vous en prie. Transférez-moi tout autre message dont vous doutez.',
  help: 'Transférez-moi un message dont vous doutez. S’il est déjà vérifié, je réponds tout de suite ; sinon une personne le regarde et je vous dis ce qu’elle trouve.\n\nVous pouvez aussi envoyer :\nLANGUAGE pour choisir la langue\nSTATUS pour savoir où en sont vos questions\nSTOP ou START pour ne plus recevoir de nouvelles ou en recevoir à nouveau\nDELETE MY DATA pour effacer vos envois',
  chat: 'Je ne peux aider que pour les messages qui circulent. Transférez-m’en un dont vous doutez.',
  unreadable: 'Je ne peux pas lire ce type de message. Envoyez-moi les mots en texte, s’il vous plaît.',
  wordless:
    'Je ne sais pas encore lire les images, les sons ni les vidéos. Envoyez-moi en texte ce qu’ils disent, ou ce qu’on en dit, s’il vous plaît.',
  sendTheMessage: 'De quel message parlez-vous ? Transférez-le-moi, s’il vous plaît.',
  reviewing:
    'Merci. Nous ne l’avons pas encore vérifié, je ne peux donc pas dire si c’est vrai. Une personne va le regarder et je vous dirai ici ce qu’elle trouve.',
  reviewingMany:
    'Merci. Nous n’avons pas encore vérifié {count, plural, one {# de vos messages} other {# de vos messages}}, je ne peux donc pas dire si c’est vrai. Des personnes vont les regarder et je vous dirai ici ce qu’elles trouvent.',
  offer: 'Est-ce l’un de ceux-ci ?',
  offerNext: 'Alors peut-être l’un de ceux-ci ?',
  offerOne: 'Est-ce bien de cela que vous parlez ?',
  yes: 'Oui',
  no: 'Non',
  choose: 'Choisir',
  none: 'Aucun de ceux-ci',
  privacy:
    'Nous gardons vos envois pour les vérifier ; les vérificateurs ne voient pas votre numéro. Envoyez DELETE MY DATA pour les effacer.',
  stopped: 'C’est noté. Vous ne recevrez plus de nouvelles. Envoyez START si vous changez d’avis.',
  started: 'Bon retour parmi nous. Je vous préviendrai quand ce que vous avez demandé sera vérifié.',
  chooseLanguage: 'Quelle langue dois-je utiliser ?',
  moreLanguages: 'Autres langues',
  languageSet: 'Je répondrai désormais en français.',
  askErase:
    'Dois-je effacer tout ce que vous nous avez envoyé ? Vous ne connaîtrez alors pas la suite donnée à vos questions.',
  eraseYes: 'Tout effacer',
  eraseNo: 'Garder',
  keptData: 'Rien n’a été effacé.',
  erased: 'Tout ce que vous avez envoyé est effacé. Au revoir.',
  notedPerson: 'Merci de me le dire. Une personne va le regarder et je vous dirai ici ce qu’elle trouve.',
  toPerson: 'Une personne va le regarder et je vous dirai ici ce qu’elle trouve.',
  helpful: 'Utile',
  notMine: 'Pas ma question',
  person: 'Demander à quelqu’un',
  automatic: 'Cette réponse est automatique. Elle ne convient pas ? Touchez « {person} ».',
  checked: 'Vous nous aviez demandé cela. Une personne l’a maintenant vérifié.',
  correction: 'Correction : ce que je vous avais dit n’était pas exact.',
  claim: 'L’affirmation',
  source: 'Source',
  undated: 'sans date',
  finding: 'C’est ce que {publisher} a établi.',
  seeLink: 'Le lien ci-dessous dit pourquoi.',
  otherLanguage: 'La vérification est en {language}.',
  unrated: 'Vérification faite',
  rating: { false: 'Faux', misleading: 'Trompeur', unproven: 'Non prouvé', satire: 'Satire', true: 'Vrai' },
  statusNone: 'Vous n’avez pas de question en cours. Transférez-moi un message dont vous doutez.',
  statusList:
    '{count, plural, one {Vous avez posé # question récemment :} other {Vous avez posé # questions récemment :}}',
  statusMore: '{count, plural, one {et # autre} other {et # autres}}',
  stateLooking: 'je cherche une vérification',
  stateWaiting: 'une personne va regarder et je vous le dirai ici',
  stateChoosing: 'choisissez l’une des propositions',
  stateAnswered: 'réponse donnée',
  stateUnchecked: 'une personne a regardé, ce n’est pas vérifiable',
  statusStopped:
    'Vous avez envoyé STOP : vous ne recevrez pas de nouvelles de ce que vous avez demandé avant. Envoyez START pour en recevoir à nouveau.',
  unchecked:
    'Une personne a regardé ce que vous demandiez. Ce n’est pas vérifiable, je ne peux donc pas dire si c’est vrai.',
  slowed:
    'Vous avez beaucoup envoyé en peu de temps. J’ai tout gardé et je répondrai au reste peu à peu, d’ici {minutes, plural, one {# minute} other {# minutes}} environ.',
  reviewerAsks: 'La personne qui vérifie vous pose une question :',
};
