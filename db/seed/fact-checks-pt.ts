import type { SeedCheck } from './seed-types.ts';

/** The newsroom's fact-checks in Portuguese. */
export const portugueseChecks: SeedCheck[] = [
  {
    key: 'agua-porto',
    language: 'pt',
    rating: 'false',
    claim: 'A água da torneira de Porto Amara está envenenada e não pode ser usada nem para banho.',
    title: 'A água da torneira de Porto Amara é própria para beber, segundo três análises desta semana.',
    summary:
      'O laboratório da Universidade dos Estreitos examinou amostras de doze bairros e não achou nada fora do limite. O cheiro veio da limpeza dos canos.',
    explanation:
      'A companhia de água limpou os canos com cloro na terça-feira, e avisou só em sua página. O cheiro some em dois dias.\n\nNenhum hospital recebeu pessoas intoxicadas.',
    sources: [
      { name: 'Universidade dos Estreitos, análise da água', url: 'https://straits-university.example.org/pt/agua' },
    ],
    daysBefore: 17,
    by: 'ines',
  },
  {
    key: 'sardinha-febre',
    language: 'pt',
    rating: 'false',
    claim: 'Comer sardinha em lata transmite febre da salmoura.',
    title: 'Sardinha em lata não transmite febre da salmoura.',
    summary:
      'A febre passa de pessoa para pessoa, não pela comida. O Hospital Geral de Amara diz que as latas são esterilizadas.',
    explanation:
      'A corrente mostra uma lata estufada. Latas estufadas devem ser jogadas fora por outro motivo, mas não têm relação com a febre.',
    sources: [{ name: 'Hospital Geral de Amara, perguntas', url: 'https://amara-general.example.org/pt/perguntas' }],
    daysBefore: 58,
    by: 'neema',
  },
  {
    key: 'imposto-barcos',
    language: 'pt',
    rating: 'misleading',
    claim: 'O prefeito Tomas Vell criou um imposto novo sobre todos os barcos.',
    title: 'A taxa não é nova e só vale para barcos com mais de doze metros.',
    summary:
      'A taxa existe há nove anos. Em maio o conselho apenas mudou a data do pagamento. Barcos de pesca pequenos não pagam.',
    explanation: 'A mensagem mostra a ata do conselho sem a página em que está a isenção.',
    sources: [{ name: 'Conselho de Porto Amara, ata de maio', url: 'https://port-amara.example.org/pt/ata-05' }],
    daysBefore: 88,
    by: 'ines',
  },
  {
    key: 'vila-candeeiro-vacina',
    language: 'pt',
    rating: 'true',
    claim: 'O posto de Vila Candeeiro vai vacinar aos sábados até o fim do mês.',
    title: 'É verdade: o posto de Vila Candeeiro vacina aos sábados, das 8h às 14h, até o fim do mês.',
    summary: 'O posto confirmou o horário. É preciso levar documento e cartão de vacina.',
    explanation:
      'A enfermeira-chefe, Dalva Peixe, pede que quem puder venha durante a semana, para deixar o sábado a quem trabalha.',
    sources: [{ name: 'Posto de Vila Candeeiro', url: 'https://saude.example.org/vila-candeeiro' }],
    daysBefore: 6,
    by: 'neema',
  },
  {
    key: 'celular-de-graca',
    language: 'pt',
    rating: 'false',
    claim: 'A Zelka está dando celulares de graça para quem compartilhar o link com dez grupos.',
    title: 'A Zelka não está dando celulares; o link é um golpe.',
    summary: 'A empresa negou. A página pede o número do cartão "para a entrega" e foi criada há poucos dias.',
    explanation: 'É a mesma página que circulou em inglês, com as palavras trocadas.',
    sources: [{ name: 'Zelka, aviso aos clientes', url: 'https://zelka.example.org/pt/aviso' }],
    daysBefore: 4,
    by: 'ines',
  },
  {
    key: 'ponte-guincho',
    language: 'pt',
    rating: 'misleading',
    claim: 'Vídeo mostra a ponte do Guincho balançando porque foi mal construída.',
    title: 'O vídeo mostra o teste de carga da ponte, feito de propósito antes da abertura.',
    summary: 'A ponte foi feita para se mexer até trinta centímetros. O teste foi aprovado e o relatório é público.',
    explanation:
      'Os caminhões do vídeo levam sacos de areia e estão numerados. O engenheiro Bram Tolosa nos mostrou a lista.',
    sources: [{ name: 'Relatório do teste de carga', url: 'https://obras.example.org/guincho/teste' }],
    daysBefore: 140,
    by: 'neema',
  },
  {
    key: 'cha-lumora',
    language: 'pt',
    rating: 'unproven',
    claim: 'Chá de lumora baixa o açúcar no sangue em três dias.',
    title: 'Não há provas de que o chá de lumora baixe o açúcar no sangue.',
    summary:
      'Só existe um estudo, com nove pessoas e sem grupo de comparação. Não troque o remédio receitado pelo chá.',
    explanation: 'A autora do estudo diz que ele servia para preparar outro maior, que ainda não começou.',
    sources: [
      {
        name: 'Universidade dos Estreitos, registro de estudos',
        url: 'https://straits-university.example.org/register/lumora',
      },
    ],
    daysBefore: 80,
    by: 'ines',
  },
];
