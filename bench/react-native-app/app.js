import { useState } from 'react';
import { FlatList, Image, Pressable, StyleSheet, Text, TextInput, View } from 'react-native';
import { greeting } from './greeting';
import picture from './picture.png';

const items = Array.from({ length: 50 }, (_, index) => ({ id: String(index), title: `Item ${index}` }));

export function App() {
  const [count, setCount] = useState(0);
  const [search, setSearch] = useState('');
  const shown = items.filter((item) => item.title.includes(search));
  return (
    <View style={styles.page}>
      <Image source={picture} style={styles.picture} />
      <Text style={styles.title}>{greeting(count)}</Text>
      <TextInput value={search} onChangeText={setSearch} placeholder="Search" />
      <Pressable onPress={() => setCount(count + 1)}>
        <Text>More</Text>
      </Pressable>
      <FlatList
        data={shown}
        keyExtractor={(item) => item.id}
        renderItem={({ item }) => <Text>{item.title}</Text>}
      />
    </View>
  );
}

const styles = StyleSheet.create({
  page: { flex: 1, padding: 16 },
  picture: { width: 64, height: 64 },
  title: { fontSize: 24 },
});
