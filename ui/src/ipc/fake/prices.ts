import type { PriceEstimate, PriceQuery } from '../contract';
import { directory } from './directory';

const usd: Record<string, [number, number]> = {
  '1000Base-LX': [8_500, 21_000],
  '10GBase-LR': [72_000, 160_000],
  '40GBase-LR': [245_000, 550_000],
  '100GBase-LR': [520_000, 1_170_000],
};

/** The reference table of the program, without the place that no access point here is in. */
export function priceEstimate({ ports }: PriceQuery): PriceEstimate {
  const lines = ports.map((port) => {
    const mainland = directory.accessPoints.find((one) => one.key === port.accessPoint)?.mainland;
    const month = mainland === undefined ? null : (usd[port.portType]?.[mainland ? 0 : 1] ?? null);
    return { ...port, month, place: mainland === undefined ? null : mainland ? { en: 'Chinese mainland', zh: '中国内地' } : { en: 'outside the Chinese mainland', zh: '中国内地以外' } };
  });
  return {
    lines,
    month: lines.reduce((sum, line) => sum + (line.month ?? 0), 0),
    unknown: lines.filter((line) => line.month === null).length,
    currency: 'USD',
    minorDigits: 2,
    date: '2026-04-01',
    source: 'Express Connect help page “Resource usage fee”',
    url: 'https://www.alibabacloud.com/help/en/express-connect/product-overview/resource-usage-fee',
    notes: [{ en: 'Reference prices of the page. The order in the console shows the price that counts.', zh: '此为页面所列参考价，以控制台订单显示的价格为准。' }],
    items: [
      { key: 'port', paidTo: { en: 'Alibaba Cloud', zh: '阿里云' }, what: { en: 'Port resource usage fee, prepaid by month or year', zh: '端口资源占用费，按月或按年预付' } },
      { key: 'carrier_line', paidTo: { en: 'the carrier', zh: '运营商' }, what: { en: 'Lease of the carrier’s line', zh: '运营商线路租用费' } },
    ],
  };
}
