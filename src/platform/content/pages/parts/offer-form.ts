import { m } from '#web/paraglide/messages.js'
import { DP_PERCENT, LONGEST, MOST, PRICE_IDR } from '../../rules.ts'
import { both, type Field, type List, said, title } from './field.ts'

const feature: Field[] = [
  said('text', m.portal_f_text, LONGEST.title),
  { kind: 'flag', name: 'coming', label: m.portal_f_coming },
]

const packages: List = {
  kind: 'list',
  name: 'packages',
  label: m.portal_f_prices,
  help: m.portal_f_prices_help,
  item: m.portal_f_package,
  heading: ['name'],
  given: true,
  most: MOST.packages,
  fields: [
    { kind: 'text', name: 'name', label: m.portal_f_name, most: LONGEST.label },
    {
      kind: 'row',
      name: '',
      fields: [
        { kind: 'number', name: 'priceIdr', label: m.portal_f_price, ...PRICE_IDR, money: true },
        { kind: 'number', name: 'dpPercent', label: m.portal_f_dp, ...DP_PERCENT, help: m.portal_f_dp_help },
      ],
    },
    said('summary', m.portal_f_summary, LONGEST.sentence, { rows: 2 }),
    { kind: 'flag', name: 'highlighted', label: m.portal_f_highlighted },
    {
      kind: 'list',
      name: 'features',
      label: m.portal_f_features,
      item: m.portal_f_feature,
      heading: ['text'],
      fields: feature,
      least: 1,
      most: MOST.features,
      blank: () => ({ text: both(), coming: false }),
    },
  ],
}

/** The form of a trade's offer: what its template is, what it costs, what it looks like. */
export const offer: Field[] = [
  {
    kind: 'group',
    name: '',
    label: m.portal_f_opening,
    fields: [
      said('name', m.portal_f_name, LONGEST.label + 20),
      said('headline', m.portal_f_title, LONGEST.title),
      said('summary', m.portal_f_summary, LONGEST.sentence, { rows: 3 }),
      { kind: 'text', name: 'demo', label: m.portal_f_demo, most: LONGEST.label, help: m.portal_f_demo_help },
    ],
  },
  packages,
  {
    kind: 'list',
    name: 'gallery',
    label: m.portal_f_gallery,
    help: m.portal_f_gallery_help,
    item: m.portal_f_picture,
    heading: ['caption'],
    fields: [
      { kind: 'picture', name: '', label: m.portal_f_picture },
      said('caption', m.portal_f_caption, LONGEST.title),
    ],
    most: MOST.pictures,
    blank: () => ({ scene: null, imageId: null, caption: both() }),
  },
  {
    kind: 'group',
    name: 'video',
    label: m.portal_f_video,
    help: m.portal_f_video_help,
    fields: [
      { kind: 'text', name: 'url', label: m.portal_f_video_url, most: LONGEST.url, example: 'https://…' },
      { kind: 'flag', name: 'shown', label: m.portal_f_video_shown },
    ],
  },
  {
    kind: 'list',
    name: 'groups',
    label: m.portal_f_groups,
    help: m.portal_f_groups_help,
    item: m.portal_f_group,
    heading: ['title'],
    fields: [
      title,
      {
        kind: 'list',
        name: 'items',
        label: m.portal_f_features,
        item: m.portal_f_feature,
        heading: ['text'],
        fields: [...feature, { kind: 'choice', name: 'from', label: m.portal_f_from, choices: 'packages' }],
        least: 1,
        most: MOST.groupItems,
        blank: () => ({ text: both(), coming: false, from: '' }),
      },
    ],
    most: MOST.groups,
    blank: () => ({ title: both(), items: [{ text: both(), coming: false, from: '' }] }),
  },
]
