import { describe, expect, test } from 'vitest';
import { normalise } from '../claims/normalise.rules.ts';
import type { TermCounts } from '../core/ports.ts';
import { conflictsOf } from './conflicts.rules.ts';
import { checkOf } from './evaluate/measure-changes.ts';
import { candidateView, pairFeatures } from './features.rules.ts';
import { layOut } from './laid.rules.ts';
import { messageView } from './message-view.rules.ts';
import { type Ordinary, stemOf } from './ordinary.rules.ts';
import { turnsOf } from './polarity.rules.ts';

/** A large index in which words of grammar are common. */
const common = normalise(
  'the a of in on by will be was has have is for to with and it el la de en por las los un al o a da do na le les des du à في من على أن में से के को का की ने है',
).split(' ');
const counts: TermCounts = {
  documents: () => 100_000,
  holding: (_, term) => (common.includes(term) ? 40_000 : 3),
};
const everyday =
  'جسر قديم أغلق سيغلق ممنوع عبور سكان يوم بأمر الوزير وزير قال مدينة पुल बंद रहेगा पुराना लोगों बाढ़ टूटा कहा आज शहर';
const stems = new Set(normalise(everyday).split(' ').map(stemOf));
const ordinary: Ordinary = { arabic: stems, devanagari: stems };

function laid(text: string, claim: string, language: string) {
  const message = messageView({ text, language, vector: null }, counts);
  const candidate = candidateView({ ...checkOf('fc_a', claim), language }, 0, counts);
  return layOut(message, { candidate, features: pairFeatures(message, candidate, counts).features });
}
const conflicts = (text: string, claim: string, language: string) => conflictsOf(laid(text, claim, language), ordinary);
const turns = (text: string, claim: string, language: string) => turnsOf(laid(text, claim, language));

const ferry = 'The ferry to Port Maren will stay shut for 9 days from 14 March, engineer Ilse Varga said';
describe('what a message says differently', () => {
  test.each([
    ['number', 'en', 'ferry to Port Maren stays shut 30 days from 14 March, says engineer Ilse Varga', ferry],
    ['number', 'en', 'ferry to Port Maren stays shut nine hours from 14 March, says engineer Ilse Varga', ferry],
    ['date', 'en', 'ferry to Port Maren stays shut nine days from 14 May, says engineer Ilse Varga', ferry],
    ['name', 'en', 'ferry to Calder Bay stays shut nine days from 14 March, says engineer Ilse Varga', ferry],
    ['name', 'en', 'ferry to Port Maren stays shut nine days from 14 March, says engineer Bram Oduya', ferry],
    ['speaker', 'en', 'ferry to Port Maren stays shut nine days from 14 March, the bakers union said', ferry],
    [
      'date',
      'pt',
      'a ponte velha de Vila Serena fecha na quinta',
      'A ponte velha de Vila Serena fecha na segunda-feira',
    ],
    ['name', 'ar', 'سيغلق جسر وادي السرو القديم يوم الأحد', 'سيغلق جسر سهل المرجان القديم يوم الأحد'],
    ['name', 'hi', 'बाढ़ से मेघपुर का पुराना पुल टूटा', 'बाढ़ से सोनवाड़ी का पुराना पुल टूटा'],
  ])('is a %s in %s: %s', (kind, language, text, claim) => expect(conflicts(text, claim, language)).toContain(kind));

  test.each([
    ['en', 'BREAKING! the ferry to Port Maren is shut for nine days from 14 March, says Ilse Varga', ferry],
    ['en', 'ferry to Port Maren shut, 9 days, says engineer Ilse Varga — Nora Vell (@noravell) June 3, 2026', ferry],
    ['en', 'my neighbour showed me that the ferry to Port Maren stays shut for 9 days from 14 March', ferry],
    ['ar', 'ممنوع عبور جسر سهل المرجان القديم يوم الأحد', 'سيغلق جسر سهل المرجان القديم يوم الأحد'],
    ['hi', 'लोगों ने कहा सोनवाड़ी का पुराना पुल बाढ़ से टूटा', 'बाढ़ से सोनवाड़ी का पुराना पुल टूटा'],
  ])('is nothing in %s: %s', (language, text, claim) => expect(conflicts(text, claim, language)).toEqual([]));
});

describe('a message that turns a claim round', () => {
  test.each([
    [
      'cue',
      'en',
      'the ferry to Port Maren will not stay shut for 9 days from 14 March, engineer Ilse Varga said',
      ferry,
    ],
    ['cue', 'ar', 'جسر سهل المرجان القديم غير مغلق يوم الأحد', 'جسر سهل المرجان القديم مغلق يوم الأحد'],
    [
      'claim-cue',
      'es',
      'el puente de Ribalta abre el lunes por la tarde',
      'El puente de Ribalta no abre el lunes por la tarde',
    ],
    [
      'opposite',
      'en',
      'the ferry to Port Maren will be opening for 9 days from 14 March, engineer Ilse Varga said',
      'The ferry to Port Maren will be closed for 9 days from 14 March, engineer Ilse Varga said',
    ],
    [
      'opposite',
      'es',
      'el puente de Ribalta reabrirá el lunes, abrirán las rampas',
      'El puente de Ribalta se queda el lunes, cerrarán las rampas',
    ],
  ])('by a %s in %s: %s', (kind, language, text, claim) => expect(turns(text, claim, language)).toContain(kind));

  test.each([
    ['en', `${ferry}. I could not believe my eyes when my cousin showed me this`, ferry],
    ['fr', 'le pont de Sérac ne sera plus ouvert lundi', "Le pont de Sérac n'est pas ouvert lundi"],
  ])('is not seen in %s: %s', (language, text, claim) => expect(turns(text, claim, language)).toEqual([]));
});
